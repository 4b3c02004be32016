"""One pair by itself: what it is, how it has done over time, on which tracks, beside others."""
