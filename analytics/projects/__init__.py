"""The ledger of projects: its rows, one project's history, and what a page of it adds up to."""
