"""The briefing page's parts: which sections a report may have."""
