"""What is taken in and published: versions, what they differ in, what that moves, and who did it."""
