"""The allocation page's parts."""
