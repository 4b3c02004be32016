"""The handbook as its page shows it."""
