"""Charts, maps and flows as plain data in finished words, from which the browser, a picture and a page of paper are drawn."""

Rows = tuple[tuple[str, str], ...]  # (label, value with its unit), as read on the card of a part
