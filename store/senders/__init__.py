"""Who hands in, and whose rows he may tell."""
