"""An address as a QR code: which squares are dark, as one path to draw."""

from itertools import groupby

import segno

from ui.pieces.share import Squares

QUIET = 4  # squares left light about it, as the norm asks


def qr_code(address: str) -> Squares | None:
    """None where the address is too long for the largest code. A quarter of it may be unreadable, of a long one a sixteenth."""
    for level in ("q", "m", "l"):
        try:
            code = segno.make(address, error=level, micro=False, boost_error=False)
        except segno.DataOverflowError:
            continue
        if level == "l" or code.symbol_size()[0] < 60:  # of fewer squares a camera is surer than of a spare quarter
            return _drawn(code)
    return None


def _drawn(code: segno.QRCode) -> Squares:
    made, size = [], code.symbol_size(border=0)[0]
    for y, row in enumerate(code.matrix):
        x = 0
        for is_dark, run in groupby(row):
            wide = len(list(run))
            if is_dark:
                made.append(f"M{x + QUIET} {y + QUIET}h{wide}v1h-{wide}z")
            x += wide
    return Squares(size + 2 * QUIET, "".join(made))
