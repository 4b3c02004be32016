"""What a sheet says: its header, its columns, its rows as rows of the dataset's tables, and what is wrong in which cell."""
