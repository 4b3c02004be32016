"""A review meeting: prepared, edited, added to, shown."""
