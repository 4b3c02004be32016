"""The standings page's parts."""
