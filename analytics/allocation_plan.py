"""The rules by which next year's money is split, and how they are written in an address."""


def is_plan(word: str) -> bool:
    """Whether the word is a set of rules, written as `Plan.code` writes it."""
    return False
