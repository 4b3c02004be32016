"""A sheet's frame: where its headers stand and what they say, its titles, which rows are data, and the names it may use."""
