"""Workbooks handed out to be filled, and handed-in ones given back with what is wrong marked in them."""
