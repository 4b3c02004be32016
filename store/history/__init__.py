"""What became of a dataset over time: the audit trail, its versions, what changed between two, and what may go."""
