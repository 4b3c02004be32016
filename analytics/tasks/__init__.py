"""Tasks held against the data: whether what they were opened for is still there, their colours, and how many there are."""
