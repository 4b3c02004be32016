"""Faults that the tests must find: each is planted in a copy of the project, and the tests it names are run there."""
