"""The map of the province on paper."""
