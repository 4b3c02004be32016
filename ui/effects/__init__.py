"""The effects page's parts."""
