"""Progress tables and project lists of county and provincial staff: untidy and right, or with real mistakes."""
