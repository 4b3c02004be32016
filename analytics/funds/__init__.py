"""How the yearly fund is used: each fund year from arranged to spent, who holds what has not moved on, curves and flow."""
