"""The page of who lags and why: one row a pair, and of one pair what its shortfall is made of."""
