"""Needs and offers: which open ones meet within and across pairs, and what deals came to, step by step."""
