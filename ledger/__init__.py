"""The ledger on the command line: forms out, files checked and handed in, versions published, compared and rolled back."""
