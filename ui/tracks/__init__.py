"""The tracks page's parts."""
