"""The house style: two languages, numbers and periods in words, colours by role; imports nothing of the project."""
