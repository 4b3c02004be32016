"""Who reads: where he signs in, what he is told he may not see, who he is in the masthead, and who is signed in now."""
