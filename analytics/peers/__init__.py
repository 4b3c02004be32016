"""One pair beside all: its own figures in full, of the others only what can be traced to none of them."""
