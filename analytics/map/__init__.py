"""The province as a map: counties' outlines, which classes shade them, where lines and names go."""
