"""Tiers: neighbouring places whose order the draws of the weights cannot tell, as groups.

The rule: pairs are gone through from the first place down. The next pair begins a new tier as soon as any pair of the present
one stands before it in at least `sure` of the draws, or it before any of them. So no member of a tier is surely above
another, tiers are contiguous in place, and there are as few of them as can be. Two neighbours on both sides of an edge need not be
told apart themselves: `told_from` names the pair above the edge that is.
"""

from dataclasses import dataclass

from analytics.firmness.draws import HIGH, Firm


@dataclass(frozen=True)
class Tier:
    """Pairs by place. `told_from`: the pair of the tier above that is surest to stand before the first one here, or behind it,
    with `share`, that of the draws in which it does; None in the first tier."""

    pair_ids: tuple[str, ...]
    told_from: str | None = None
    share: float | None = None


def tiers(firm: Firm, sure: float = HIGH) -> tuple[Tier, ...]:
    """From the first place down. `sure` above one half, up to 1."""
    if not 0.5 < sure <= 1:
        raise ValueError("sure is a share above one half, and at most 1")
    # Equals by the scheme's own weights: who stands better on average over the draws comes first.
    average = firm.passes.sum(axis=0) - firm.passes.sum(axis=1)
    order = sorted(range(len(firm.pair_ids)), key=lambda row: (firm.places[row], average[row]))
    found: list[list[int]] = []
    edges: list[tuple[str | None, float | None]] = []
    for row in order:
        surest = max(((_told(firm, row, above), above) for above in found[-1]), default=None) if found else None
        if surest is None or surest[0] >= sure:
            found.append([row])
            edges.append((firm.pair_ids[surest[1]], surest[0]) if surest else (None, None))
        else:
            found[-1].append(row)
    ids = (tuple(firm.pair_ids[row] for row in rows) for rows in found)
    return tuple(Tier(held, *edge) for held, edge in zip(ids, edges, strict=True))


def _told(firm: Firm, one: int, other: int) -> float:
    """How surely one of two is before the other, whichever."""
    return float(max(firm.passes[one, other], firm.passes[other, one]))
