"""Measurements over as many rows as a nation has."""
