"""Where data lives: schema, datasets, engine, checks, and who may see which rows."""
