"""The methods page: how every figure is defined."""
