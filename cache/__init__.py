"""What has been worked out for one reader and serves the next: kept by bytes, worked out once, the heavy in turn."""
