"""What follows when one version takes the place of another: figures, places, warnings, statuses and sentences that moved."""
