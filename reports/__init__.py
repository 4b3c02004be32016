"""The same answers on paper: each module knows one file format."""
