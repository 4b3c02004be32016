"""What surrounds every page: masthead, controls, chips, notices, saved views, colours."""
