"""Who is ahead and who lags: places, growth, progress against the calendar, and clues to why."""
