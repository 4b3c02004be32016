"""One county: what it is in the programme, what is told of it alone, and who lies beside it."""
