"""The data API: the metrics, selections, versions and differences of the pages, for other programs."""
