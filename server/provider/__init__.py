"""The way to the office's provider and back."""
