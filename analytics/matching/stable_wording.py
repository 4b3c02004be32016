"""All stable matchings as a table: how much each comes to, and how much of the pairs in force is in it."""

from analytics.matching.actual import Actual
from analytics.matching.outcome_wording import INDUSTRIAL_BEST, MOUNTAIN_BEST
from analytics.matching.preferences import Matching
from analytics.matching.wording import COMPLEMENTARITY, POINTS, points
from analytics.table import NOTHING, Cell, Column, Table, column, table, text
from style.text import Text

EVERY_STABLE = Text("全部稳定匹配", "All stable matchings")
NUMBER = Text("第几个稳定匹配", "Stable matching no.")
BEST_FOR = Text("对谁最好", "Best for whom")
NOW_IN_IT = Text("其中现结对", "Of these paired now")
MATCHED = Text("配成的对数", "Pairs matched")


def stable_table(found: Actual, lang: str) -> Table:
    """A row a stable matching, the industrial side's best first."""
    columns = [
        Column("number", NUMBER(lang), "count"),
        Column("best_for", BEST_FOR(lang)),
        column("total", COMPLEMENTARITY(lang), POINTS, lang, 1),
        Column("matched", MATCHED(lang), "count"),
        Column("now", NOW_IN_IT(lang), "count"),
    ]
    listed = found.stable.listed if found.stable else ()
    return table("stable", EVERY_STABLE(lang), columns, [_row(found, one, n, lang) for n, one in enumerate(listed, 1)])


def _row(found: Actual, one: Matching, number: int, lang: str) -> list[Cell]:
    lines = [found.table.line(*two) for two in found.names(one)]
    now = sum(bool(line.pair_id) for line in lines)
    said = []
    if found.stable and one == found.stable.industrial_best:
        said.append(INDUSTRIAL_BEST(lang))
    if found.stable and one == found.stable.mountain_best:
        said.append(MOUNTAIN_BEST(lang))
    return [
        (str(number), number),
        text(" · ".join(said)) if said else NOTHING,
        points(sum(line.total or 0.0 for line in lines), lang),
        (str(len(lines)), len(lines)),
        (str(now), now) if now else NOTHING,
    ]
