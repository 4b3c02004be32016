"""Search from anywhere: what a typed word may mean, in finished words with the way there."""
