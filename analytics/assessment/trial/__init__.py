"""A scheme tried before it is issued: its changes, who moves against another scheme, and what it pays to do under it."""
