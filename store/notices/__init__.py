"""Notices of tasks on their way out: what is still to be told to whom, what was told of each task, what was given up."""
