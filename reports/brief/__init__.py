"""A story on one page."""
