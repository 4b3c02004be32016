"""What a pair's gap to the best, the median or another pair is made of, in a sentence, bars and a table."""

from collections.abc import Sequence
from decimal import Decimal

from analytics.assessment.gaps import BEST, MEDIAN, ROUNDING, ScoreGap
from analytics.assessment.result import Assessment
from analytics.assessment.tables import headed, signed
from analytics.assessment.wording import part_name
from analytics.lookup import pairs
from analytics.table import Table
from charts.style import Axis, Series
from style import terms
from style.text import beside
from ui.assessment import words
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Ledger, Row
from ui.view import View

NAMED = 2  # parts that a sentence names


def facing_name(shown: View, assessed: Assessment, against: str, lang: str = "") -> str:
    lang = lang or shown.lang
    if against == MEDIAN:
        return words.MEDIAN(lang)
    if against == BEST:
        return beside(pairs(shown.dataset)[assessed.scored[0].pair_id].label(lang), words.BEST(lang), lang)
    return pairs(shown.dataset)[against].label(lang)


def said_gap(value: Decimal, assessed: Assessment) -> str:
    return signed(value, assessed.scheme.decimals)[0]


def gap_words(shown: View, assessed: Assessment, pair_id: str, against: str, gaps: Sequence[ScoreGap]) -> str:
    lang, line = shown.lang, assessed.line(pair_id)
    whole = sum((one.told for one in gaps), Decimal(0))
    said = {
        "pair": pairs(shown.dataset)[pair_id].label(lang),
        "score": line.score,
        "place": line.place,
        "other": facing_name(shown, assessed, against),
    }
    if not whole:
        return words.LEVEL(lang, **said)
    told_gap = words.GAP_SAID if whole < 0 else words.GAP_ABOVE
    lost = [one for one in gaps if one.told < 0 and one.of != ROUNDING][:NAMED]
    parts = [
        words.MOST_LOST(lang, part=_part(assessed, one, lang), gap=said_gap(one.told, assessed)) for one in lost[:1]
    ]
    won = max((one for one in gaps if one.of != ROUNDING), key=lambda one: one.told)
    if won.told > 0:
        parts.append(words.MOST_WON(lang, part=_part(assessed, won, lang), gap=f"{won.told:f}"))
    told = terms.JOINT(lang).join(parts) if lost or won.told > 0 else words.NOTHING_LOST(lang)
    return told_gap(lang, **said, gap=f"{abs(whole):f}", parts=told)


def _part(assessed: Assessment, one: ScoreGap, lang: str) -> str:
    return part_name((assessed.scheme,), one.of)(lang)


def gap_bars(assessed: Assessment, gaps: Sequence[ScoreGap], lang: str) -> tuple[list[str], list[Series]]:
    labels = [headed(_part(assessed, one, lang)) for one in gaps]
    printed = tuple(said_gap(one.told, assessed) for one in gaps)
    said = tuple(words.PART_GAP(lang, part=label, gap=gap) for label, gap in zip(labels, printed, strict=True))
    lost = tuple(float(one.told) for one in gaps)
    return labels, [Series("gap", words.GAP_CHART(lang), lost, said, printed)]


def gap_axis(lang: str) -> Axis:
    return Axis(words.GAP_AXIS(lang), lambda value: f"{value:g}".replace("-", "−"))


def gap_alt(shown: View, assessed: Assessment, pair_id: str, against: str, gaps: Sequence[ScoreGap]) -> str:
    lang = shown.lang
    parts = terms.LIST_STOP(lang).join(f"{_part(assessed, one, lang)} {said_gap(one.told, assessed)}" for one in gaps)
    whole = said_gap(sum((one.told for one in gaps), Decimal(0)), assessed)
    pair = pairs(shown.dataset)[pair_id].label(lang)
    return words.GAP_ALT(lang, pair=pair, other=facing_name(shown, assessed, against), gap=whole, parts=parts)


def gap_ledger(told: Table) -> Ledger:
    *parts, total = range(len(told.printed))
    rows = [Row(str(n), cells_of(told, n)) for n in parts]
    return Ledger(told.caption, columns_of(told), (*rows, Row("total", cells_of(told, total), kind="total")))
