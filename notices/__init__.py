"""Notices: what happens to tasks, told to who has to know by webhook, and once a week by mail; off until an operator names a receiver."""
