"""The reported dataset, kept as plain rows; scripts/build_reported.py writes them as a package."""
