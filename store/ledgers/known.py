"""What is published already, as far as reading a sheet needs it, for whoever has one read."""

from store.ledgers.frame.known import Known

__all__ = ["Known"]
