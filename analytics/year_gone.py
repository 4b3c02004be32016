"""序时进度: the share of the year gone by, which yearly targets and fund years are held against."""

from fractions import Fraction

from analytics.selection import Selection


def year_gone(selection: Selection) -> Fraction:
    """Of the as-of year, at the end of the as-of quarter."""
    return Fraction(selection.quarter.quarter, 4)
