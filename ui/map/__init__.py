"""The map page's parts, flat and tilted (deck.gl)."""
