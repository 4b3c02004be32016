"""Who lags and why: pairs by what they should have spent and did not, taken apart by step, projects, returns and targets."""
