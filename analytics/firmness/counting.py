"""Places within each draw, by counting who passes whom: equals share the better place, and no machine's sort decides."""

import numpy as np

CHUNK = 8192  # draws at a time: a row of scores then stays near the processor


def counted(scores: np.ndarray, passes: np.ndarray | None = None) -> np.ndarray:
    """Place of each pair in each draw (pairs × draws), from scores of the same shape. `passes` (pairs × pairs) gets the number
    of draws added in which the row's pair stands before the column's."""
    pairs = len(scores)
    found = np.ones(scores.shape, np.uint8 if pairs < 256 else np.uint16)
    for one in range(pairs - 1):
        below, above = scores[one] < scores[one + 1 :], scores[one] > scores[one + 1 :]
        found[one] += np.add.reduce(below.view(np.uint8), axis=0, dtype=found.dtype)
        found[one + 1 :] += above.view(np.uint8)
        if passes is not None:
            passes[one, one + 1 :] += [np.count_nonzero(row) for row in above]
            passes[one + 1 :, one] += [np.count_nonzero(row) for row in below]
    return found
