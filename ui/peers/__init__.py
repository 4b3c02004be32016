"""A pair beside the province, on the page of its county."""
