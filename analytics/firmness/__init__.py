"""How firm places are: what becomes of them under other weights, other ways of adding up and without a figure. Arrays only; it knows no dataset."""
