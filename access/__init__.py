"""Who reads, and what he may see and do: roles, what grants them, and the reader on whose behalf something runs."""
