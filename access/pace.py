"""How fast somebody may go: some at once, then so much a second; who goes faster waits."""


class Pace:
    """Of one connection. It counts by when all that came so far would have come at the allowed pace."""

    def __init__(self, at_once: float, a_second: float) -> None:
        self._ahead, self._a_second = at_once / a_second, a_second
        self._due = float("-inf")

    def wait(self, now: float, amount: float = 1) -> float:
        """Seconds that this much has to wait, or the next has to if this is already here."""
        self._due = max(self._due, now - self._ahead) + amount / self._a_second
        return max(0.0, self._due - now)

    def take(self, now: float, amount: float = 1) -> float:
        """0 where this much may come now; else the seconds after which it may, and nothing is counted."""
        due = max(self._due, now - self._ahead) + amount / self._a_second
        if due > now:
            return due - now
        self._due = due
        return 0.0
