"""Who lags and why: the pairs with a gap, the worst first, each with what explains it."""

from analytics.findings import lagging
from analytics.lagging import wording
from analytics.lagging.shortfall import MONEY, Shortfall, Shortfalls
from analytics.lagging.worst import worst_by
from analytics.lookup import Pair, pairs
from reports.story import words
from reports.story.context import ReportContext, clause, source
from reports.story.model import Section
from style import terms

MOST = 8  # pairs with a row of their own; the rest are named


def lagged(context: ReportContext) -> Section | str:
    """A reason where nobody can be judged or nobody has a gap."""
    lang, found = context.lang, judged(context)
    if found is None:
        return words.NOT_JUDGED(lang)
    short = [line for line in found.lines if line.gap > 0]
    if not short:
        return words.NOBODY_SHORT(lang)
    context.metric(MONEY)
    told = wording.reasons_table(context.dataset, short[:MOST], lang, words.REASONS(lang), wording.GAP_MEANS(lang))
    worst = worst_by(context.dataset, MONEY, found.asked.selection or context.selection)
    title = clause(worst(lang)) if worst else words.SHORT_ONLY(lang, count=len(short))
    notes = tuple(note(lang) for note in found.asked.notes)
    return Section(
        "lagging",
        "lagging",
        title,
        (*notes, *_others(context, short[MOST:])),
        tables=(told,),
        source=source(context, (MONEY,)),
    )


def judged(context: ReportContext) -> Shortfalls | None:
    """Every pair's shortfall; None where the dataset, or what is selected of it, cannot be judged."""
    if context.selection.value_type != "actual" or not context.dataset.is_complete("fund_flows"):
        return None
    found = lagging(context.dataset, context.selection)
    return found if found.asked.selection is not None and found.judged else None


def by_need(context: ReportContext, asked: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs in the order of their shortfalls, as the page of who lags has them; none where that cannot be judged."""
    found = judged(context)
    if found is None:
        return ()
    place = {line.pair_id: n for n, line in enumerate(found.lines)}
    return tuple(sorted(asked, key=lambda pair: place.get(pair.id, len(place))))


def _others(context: ReportContext, rest: list[Shortfall]) -> list[str]:
    """Those short of what is due that have no row."""
    if not rest:
        return []
    names = [pairs(context.dataset)[str(line.pair_id)].label(context.lang) for line in rest]
    return [words.ALSO_SHORT(context.lang, count=len(rest), pairs=terms.JOINT(context.lang).join(names))]
