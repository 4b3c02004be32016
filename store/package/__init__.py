"""A dataset as a folder of CSV files: how it is read, and everything that can be wrong with it."""
