"""Files that people keep figures in, as sheets of cells with the addresses that Excel shows."""
