"""Whether a figure is good or bad: what it should have come to by now, how far it is from that, and since when that is asked."""
