"""A story's charts on paper."""
