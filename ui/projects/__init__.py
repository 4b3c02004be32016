"""The project ledger's parts."""
