"""The rules by which fund money is found that needs somebody's attention, each with its threshold."""

RULES: dict[str, object] = {}
