"""What a pair's gap to the best, the median or another pair is made of, in bars and a table."""

from collections.abc import Sequence
from decimal import Decimal

from analytics.assessment.conclusion import facing_words, gap_figure
from analytics.assessment.gaps import ScoreGap
from analytics.assessment.result import Assessment
from analytics.assessment.tables import headed
from analytics.assessment.wording import part_name
from analytics.lookup import pairs
from analytics.table import Table
from charts.style import Axis, Series
from style import terms
from ui.assessment import words
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Ledger, Row
from ui.view import View


def _part(assessed: Assessment, one: ScoreGap, lang: str) -> str:
    return part_name((assessed.scheme,), one.of)(lang)


def gap_bars(assessed: Assessment, gaps: Sequence[ScoreGap], lang: str) -> tuple[list[str], list[Series]]:
    labels = [headed(_part(assessed, one, lang)) for one in gaps]
    printed = tuple(gap_figure(assessed, one.told) for one in gaps)
    said = tuple(words.PART_GAP(lang, part=label, gap=gap) for label, gap in zip(labels, printed, strict=True))
    lost = tuple(float(one.told) for one in gaps)
    return labels, [Series("gap", words.GAP_CHART(lang), lost, said, printed)]


def gap_axis(lang: str) -> Axis:
    return Axis(words.GAP_AXIS(lang), lambda value: f"{value:g}".replace("-", "−"))


def gap_alt(shown: View, assessed: Assessment, pair_id: str, against: str, gaps: Sequence[ScoreGap]) -> str:
    lang = shown.lang
    parts = terms.LIST_STOP(lang).join(f"{_part(assessed, one, lang)} {gap_figure(assessed, one.told)}" for one in gaps)
    whole = gap_figure(assessed, sum((one.told for one in gaps), Decimal(0)))
    pair = pairs(shown.dataset)[pair_id].label(lang)
    return words.GAP_ALT(
        lang, pair=pair, other=facing_words(shown.dataset, assessed, against, lang), gap=whole, parts=parts
    )


def gap_ledger(told: Table) -> Ledger:
    *parts, total = range(len(told.printed))
    rows = [Row(str(n), cells_of(told, n)) for n in parts]
    return Ledger(told.caption, columns_of(told), (*rows, Row("total", cells_of(told, total), kind="total")))
