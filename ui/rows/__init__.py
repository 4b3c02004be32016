"""The rows behind a figure, as a page."""
