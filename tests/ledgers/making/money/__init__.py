"""Tables of fund money as finance and industry offices keep them: by year, by pair, by track, to date and left over."""
