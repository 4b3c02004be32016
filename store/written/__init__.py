"""How people write amounts, days, quarters and names, and what each is read as; what cannot be read is told, never guessed in silence."""
