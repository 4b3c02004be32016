"""The funds page's parts."""
