"""Round numbers for the ticks of an axis: the same on the screen and on paper."""

from math import ceil, floor, log10


def nice_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round numbers that take in `low` and `high`, at most `most` steps apart: 1, 2, 2.5 or 5 times a power of ten."""
    if high <= low:
        low, high = (min(low, 0.0), high) if high > 0 else (low, 0.0) if low < 0 else (0.0, 1.0)
    size = 10 ** floor(log10((high - low) / most))
    step = next(size * n for n in (1, 2, 2.5, 5, 10, 20) if (high - low) / (size * n) <= most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(float(f"{n * step:.12g}") for n in range(first, last + 1))
