"""One table as a file: CSV, XLSX, Parquet."""
