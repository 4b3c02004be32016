"""A story as slides."""
