"""The assessment: scores and grades, which places can be told apart, and what explains the largest gap; of one pair its own."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.assessment.conclusion import (
    follows_words,
    gap_parts,
    gap_words,
    graded,
    lead_words,
    no_score_words,
    tiers_words,
)
from analytics.assessment.firm import BOUNDS, USUAL, firm
from analytics.assessment.firm_tables import intervals_table, ordered, tier_of, tiers_table
from analytics.assessment.gaps import BEST, MEDIAN, ROUNDING, ScoreGap, explained
from analytics.assessment.result import Assessment
from analytics.assessment.rounds import newest, scheme_of
from analytics.assessment.scored import assessment
from analytics.assessment.tables import SCORE, course_table, gap_table, pair_table
from analytics.firmness.draws import Firm
from analytics.firmness.tiers import Tier, tiers
from analytics.firmness.wording import TIERS, how_drawn, stays, tier, tiers_rule
from analytics.lookup import pairs
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext, clause
from reports.story.map import linked
from reports.story.model import Chart, Definition, Section, Series
from style import terms
from style.units import UNITS

SHOWN = ("place", "pair", "score", "grade", "tier", "low", "high", "decides")
OF_PAIR = "pair-points"  # the table of one pair's points


@dataclass(frozen=True)
class Scored:
    """The last round by the as-of quarter with its scores, how firm its places are within the page's own bounds, and the tiers."""

    assessed: Assessment
    firm: Firm
    tiers: tuple[Tier, ...]


def scored(context: ReportContext) -> Scored | None:
    """None where the last round has no score. The draws are those the page keeps."""
    of = newest(context.dataset, context.selection.as_of)
    scheme = scheme_of(context.dataset, of) if of else None
    if of is None or scheme is None:
        return None
    assessed, found = assessment(context.dataset, scheme, of), firm(context.dataset, scheme, of, BOUNDS[USUAL])
    return Scored(assessed, found, tiers(found)) if found else None


def by_score(context: ReportContext) -> Section | str:
    """Scores are among all pairs; those selected are listed. A reason where nothing was scored: what was printed."""
    lang, held, listed = context.lang, scored(context), {pair.id for pair in linked(context).pairs}
    of = newest(context.dataset, context.selection.as_of)
    title = clause(lead_words(context.dataset, of, held and held.assessed, context.selection.as_of, lang))
    if held is None:
        grades = graded(context.dataset, of) if of else ()
        return _printed(context, title) if any(one.subject_type == "pair" for one in grades) else title
    if len(listed) == 1:
        return words.SCORE_OF_PAIR(lang)
    return Section(
        "assessment",
        "assessment",
        title,
        tuple(_sentences(context, held, listed)),
        tables=(_places_table(context, held, listed), _gaps_table(context, held), _tiers_table(context, held)),
        charts=(_gaps_chart(context, held),),
        talk=((TIERS(lang), _each_tier(context, held)),),
        source=_source(context, held.assessed),
    )


def _printed(context: ReportContext, title: str) -> Section:
    """Grades alone, as they were published."""
    told = course_table(context.dataset, context.lang, context.selection.as_of)
    return Section("assessment", "assessment", title, tables=(told,), source=context.dataset_line)


def _sentences(context: ReportContext, held: Scored, listed: Collection[str]) -> list[str]:
    lang, assessed, known = context.lang, held.assessed, pairs(context.dataset)
    said = [tiers_words(held.firm, held.tiers, assessed.round, lang), _largest_gap(context, held)]
    unscored = [line.pair_id for line in assessed.lines if line.score is None and line.pair_id in listed]
    if unscored:
        named = terms.JOINT(lang).join(known[pair_id].label(lang) for pair_id in unscored)
        said.append(words.UNSCORED(lang, count=len(unscored), pairs=named))
    return said


def _largest_gap(context: ReportContext, held: Scored) -> str:
    """Of the last by place: what it lacks to the best and to the median, and by which part."""
    lang, assessed, told = context.lang, held.assessed, {}
    last = assessed.scored[-1].pair_id
    for against in (BEST, MEDIAN):
        gaps = explained(assessed, last, against)
        told[against] = f"{abs(sum((one.told for one in gaps), Decimal(0))):f}"
        told[f"{against}_parts"] = gap_parts(assessed, gaps, lang)
    return words.LARGEST_GAP(lang, pair=pairs(context.dataset)[last].short(lang), **told)


def _ends(context: ReportContext, assessed: Assessment) -> tuple[str, str]:
    """Who is first and who is last."""
    known = pairs(context.dataset)
    return tuple(known[assessed.scored[at].pair_id].label(context.lang) for at in (0, -1))  # type: ignore[return-value]


def _places_table(context: ReportContext, held: Scored, listed: Collection[str]) -> Table:
    """The pairs that are listed, by place among all."""
    lang = context.lang
    made = intervals_table(context.dataset, held.assessed, held.firm, held.tiers, lang)
    at = [n for n, pair_id in enumerate(ordered(held.tiers)) if pair_id in listed]
    some = replace(made, printed=tuple(made.printed[n] for n in at), exact=tuple(made.exact[n] for n in at))
    return replace(some.only(*SHOWN), id="places", caption=words.SCORES(lang), note=words.FIRM_NOTE(lang))


def _each_tier(context: ReportContext, held: Scored) -> str:
    """Who is in which tier, in short names."""
    lang, short = context.lang, {key: pair.short for key, pair in pairs(context.dataset).items()}
    each = [tier(one, number, short)(lang) for number, one in enumerate(held.tiers, 1)]
    return words.EACH_TIER(lang, tiers=terms.LIST_STOP(lang).join(each))


def _tiers_table(context: ReportContext, held: Scored) -> Table:
    lang = context.lang
    note = words.TIERS_NOTE(lang, drawn=how_drawn(held.firm)(lang), rule=tiers_rule()(lang))
    return replace(tiers_table(context.dataset, held.tiers, lang), note=note)


def _gaps(held: Scored) -> tuple[ScoreGap, ...]:
    """Between the last and the best."""
    return explained(held.assessed, held.assessed.scored[-1].pair_id, BEST)


def _gaps_table(context: ReportContext, held: Scored) -> Table:
    first, last = _ends(context, held.assessed)
    made = gap_table(held.assessed, _gaps(held), last, first, context.lang)
    return replace(made, note=follows_words(held.assessed, context.lang))


def _gaps_chart(context: ReportContext, held: Scored) -> Chart:
    """Both sides of every part of a score but rounding, which no bar would show; the figures are those of the table."""
    lang, assessed = context.lang, held.assessed
    told, (first, last) = _gaps_table(context, held), _ends(context, held.assessed)
    rows = [n for n, one in enumerate(_gaps(held)) if one.of != ROUNDING]
    ids = [column.id for column in told.columns]
    drawn = tuple(
        Series(
            name,
            tuple(float(told.exact[n][ids.index(side)] or 0) for n in rows),
            tuple(told.printed[n][ids.index(side)] for n in rows),
            role,
        )
        for name, side, role in ((last, "mine", "navy"), (first, "theirs", "muted"))
    )
    parts = tuple(told.printed[n][ids.index("part")] for n in rows)
    said = terms.LIST_STOP(lang).join(
        words.BOTH_SIDES(lang, part=part, mine=mine, theirs=theirs)
        for part, mine, theirs in zip(parts, drawn[0].printed, drawn[1].printed, strict=True)
    )
    alt = words.WEIGHTED_ALT(lang, pair=last, first=first, said=said)
    decimals = assessed.scheme.decimals + 2
    return Chart("weighted", "bars", words.WEIGHTED(lang), UNITS["score"].label(lang), parts, drawn, alt, decimals)


def _source(context: ReportContext, assessed: Assessment) -> str:
    lang = context.lang
    line = words.SOURCE_LINE(
        lang, period=assessed.round.say(lang), unit=UNITS["score"].label(lang), basis=assessed.scheme.title(lang)
    )
    return terms.LIST_STOP(lang).join(filter(None, (line, context.dataset_line)))


def of_pair(context: ReportContext, pair_id: str) -> tuple[tuple[tuple[str, str], ...], Table | None]:
    """What to say of one pair's score, place and tier, and what the score is made of; nothing where the round has no scores."""
    lang, held = context.lang, scored(context)
    if held is None or pair_id not in {line.pair_id for line in held.assessed.lines}:
        return (), None
    dataset, assessed, label = context.dataset, held.assessed, words.TALK["assessment"](lang)
    made, of = pair_table(dataset, assessed, pair_id, lang), assessed.round.say(lang)
    table = replace(made, note=words.OF_ROUND(lang, round=of, scheme=assessed.scheme.title(lang)))
    if assessed.line(pair_id).score is None:
        return ((label, no_score_words(dataset, pair_id, lang)),), table
    against = MEDIAN if pair_id == assessed.scored[0].pair_id else BEST
    said = words.IN_ROUND(
        lang, round=of, gap=gap_words(dataset, assessed, pair_id, against, lang), tier=_tier_words(held, pair_id, lang)
    )
    return ((label, said),), table


def _tier_words(held: Scored, pair_id: str, lang: str) -> str:
    grade = held.assessed.line(pair_id).grade
    told = {"tier": tier_of(held.tiers)[pair_id], "tiers": len(held.tiers), "interval": stays(held.firm, pair_id)(lang)}
    if grade is None:
        return words.TIER_ALONE(lang, **told)
    return words.GRADE_AND_TIER(lang, grade=grade(lang), **told)


def definitions(context: ReportContext) -> tuple[Definition, ...]:
    """What a score and a tier are."""
    lang, held = context.lang, scored(context)
    if held is None:
        return ()
    scheme, points = held.assessed.scheme, UNITS["score"].label(lang)
    rule = words.SCORE_FORMULA(lang)
    return (
        Definition(SCORE(lang), words.SCORE_MEANS(lang, scheme=scheme.title(lang)), rule, points, "—"),
        Definition(TIERS(lang), tiers_rule()(lang), how_drawn(held.firm)(lang), "—", "—"),
    )
