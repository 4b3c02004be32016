"""What was found in a file that was handed in: the verdict, its faults, and how each cell was read."""
