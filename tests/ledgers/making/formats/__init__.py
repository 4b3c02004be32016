"""The same ledgers in the dialects of programs: text of every kind, OpenDocument, old and new workbooks, broken and hostile ones."""
