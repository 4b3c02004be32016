"""The page where figures are handed in, judged, published, compared and taken back."""
