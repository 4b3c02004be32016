"""A story as a workbook."""
