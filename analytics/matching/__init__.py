"""Which industrial and which mountain county suit each other: parts of complementarity, the best and all stable matchings."""
