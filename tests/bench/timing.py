"""How long calls take that are compared with one another: in the processor's own time, turn by turn."""

import time
from collections.abc import Callable


def in_turns(*calls: Callable[[], object], rounds: int = 7) -> list[float]:
    """Milliseconds of the processor (all threads) each call takes, the least of some rounds: the calls take turns, and
    what else the machine is doing counts for neither."""
    took: list[list[float]] = [[] for _ in calls]
    for number in range(rounds + 1):
        for call, times in zip(calls, took, strict=True):
            started = time.process_time()
            call()
            times += [(time.process_time() - started) * 1000] if number else []
    return [min(times) for times in took]
