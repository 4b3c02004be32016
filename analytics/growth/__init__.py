"""Growth against the year before: as a rate or an amount, what it is made of, and in words."""
