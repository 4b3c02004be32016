"""The six tracks: pairs by tracks, specialisation, courses, and the mechanisms at work."""
