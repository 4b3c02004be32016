"""What a reader takes away from a page: tables as files, charts and maps as pictures."""
