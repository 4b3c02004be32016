"""The warnings page's parts."""
