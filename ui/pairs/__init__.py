"""The parts of a pair's page."""
