"""The front of a dataset that tells single facts: a work list of what is known, what is missing and whom to ask."""
