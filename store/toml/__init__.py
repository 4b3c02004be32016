"""Files people write in TOML: what stands on which line, and what can be wrong with them."""
