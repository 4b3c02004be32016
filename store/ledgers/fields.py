"""FIELDS: every thing that a column of a sheet can be, for whoever writes sheets or shows how one was read."""

from store.ledgers.frame.fields import BY_KEY, CONTEXT, FIELDS, Field, header_key

__all__ = ["BY_KEY", "CONTEXT", "FIELDS", "Field", "header_key"]
