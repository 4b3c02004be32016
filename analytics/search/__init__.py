"""Search by a name: what was typed, how names are spelled, and who and what of a dataset is called so."""
