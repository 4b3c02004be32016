"""The register of findings, and what of it the overview tells."""
