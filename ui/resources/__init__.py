"""The page of needs and offers: which open ones meet, what deals came to, what was expected and is not signed."""
