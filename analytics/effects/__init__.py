"""What the fund has to show for itself: ratios of output and investment to money, their intervals, and forecasts with their review."""
