"""Rows and names found among ever more projects."""
