"""Charts on paper, from the plain data that the browser draws."""
