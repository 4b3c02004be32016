"""The page of tasks: the board, the list, one task, and opening one from what a page shows."""
