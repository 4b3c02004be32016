"""The warnings: their rules and thresholds, what they find in one quarter and over time, and the rows behind one."""
