"""A figure wherever it is shown: cards, cells of tables, charts, and the words beside it."""
