"""A trial of an assessment scheme as a memo of one page: what moves and by what, what pays, both schemes side by side."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from analytics.assessment.trial.compared import TwoSchemes
from analytics.assessment.trial.edits import edits
from analytics.assessment.trial.pays import WhatPays
from analytics.assessment.trial.sides import sides_table
from analytics.assessment.trial.tables import both_graded, moves_table
from analytics.assessment.trial.told import move_words, near_words, silence_words
from analytics.assessment.trial.tried import SchemeTrial
from analytics.table import Table
from cache.heavy import HEAVY
from reports.brief import docx, pdf
from reports.story.model import Section, Story
from style import terms
from style.text import Text

TITLE = Text("考核办法试算说明", "Trial of an assessment scheme")
SUBTITLE = Text("{trial}，用{round}的数试算", "{trial}, tried on {round}")
NAMED = 2  # of each kind
ROWS = 10  # of who moves
FIRST_ROWS = Text(
    "{caption}：变动最大的 {shown} 对，共 {count} 对", "{caption}: the {shown} that move furthest, of {count}"
)
LONGEST = 200  # signs of changes in a paragraph
LEAST = Fraction(1, 10)  # points of a gain that a sentence prints
NOTE = Text(
    "试算只用已有的数检验办法，不是考核结果。",
    "A trial tests a scheme on past figures; it is no result of an assessment.",
)
REGRADED = Text("等次变动 {count} 对。", "{count} pairs change grade.", "{count} pair changes grade.")
EDITED = Text(
    "试算稿由“{base}”改成，改了 {count} 处：{edits}。",
    "The trial is “{base}” with {count} changes: {edits}.",
    "The trial is “{base}” with {count} change: {edits}.",
)
UNEDITED = Text("试算稿就是“{base}”，没有改动。", "The trial is “{base}” unchanged.")
WRITERS = {"docx": docx.write, "pdf": pdf.write}
MEDIA = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}


def memo(
    dataset: Any,  # a Dataset
    trial: SchemeTrial,
    found: TwoSchemes,
    pays: WhatPays,
    lead: Text,
    lang: str,
    *,
    badge: str,
    warning: str,
    address: str,
    made: date,
) -> Story:
    """`lead` is the page's sentence; `badge` says dataset and version, `warning` whether it is simulated."""
    scheme, sentences = found.after.scheme, _sentences(dataset, trial, found, pays, lang)
    moves = moves_table(dataset, found, lang).only(
        "pair", "before", "after", "moved", "after_score", "after_grade", "deciding"
    )
    moves = _first(moves, lang)
    sides = _weights(sides_table(found.before.scheme, scheme, lang))
    section = Section("trial", "summary", lead(lang), sentences=sentences, tables=(moves, sides))
    subtitle = SUBTITLE(lang, trial=scheme.title(lang), round=found.after.round.say(lang))
    return Story(
        f"{TITLE(lang)}：{subtitle}" if lang == "zh" else f"{TITLE(lang)}: {subtitle}",
        subtitle,
        lang,
        badge,
        warning,
        found.after.round.say(lang),
        made,
        address,
        (section,),
        lead=lead(lang),
    )


def _first(moves: Table, lang: str) -> Table:
    """Those that move furthest: both schemes' weights have to stand on the same page."""
    count = len(moves.printed)
    if count <= ROWS:
        return moves
    caption = FIRST_ROWS(lang, caption=moves.caption, shown=ROWS, count=count)
    return replace(moves, caption=caption, printed=moves.printed[:ROWS], exact=moves.exact[:ROWS])


def _weights(sides: Table) -> Table:
    """Of the two schemes side by side the weights alone: what has none is told among the changes."""
    kept = [n for n, row in enumerate(sides.exact) if row[1] is not None or row[2] is not None]
    printed, exact = (tuple(rows[n] for n in kept) for rows in (sides.printed, sides.exact))
    return replace(sides, printed=printed, exact=exact).only("indicator", "before_weight", "after_weight")


def _sentences(dataset: Any, trial: SchemeTrial, found: TwoSchemes, pays: WhatPays, lang: str) -> tuple[str, ...]:
    """What was changed, that it is no result, how many change grade, who moves most, and what pays: the first have room on a page."""
    scheme = found.after.scheme
    worth_saying = [one for one in pays.near if one.gain >= LEAST]
    told = [move_words(dataset, found, one) for one in found.moved[:NAMED]]
    told += [silence_words(dataset, scheme, one) for one in pays.silence[:1]]
    told += [near_words(dataset, scheme, one) for one in worth_saying[:NAMED]]
    stop = "。" if lang == "zh" else "."
    return (
        *_edited(trial, lang),
        NOTE(lang),
        REGRADED(lang, count=len(both_graded(found))),
        *(f"{one(lang)}{stop}" for one in told if one),
    )


def _edited(trial: SchemeTrial, lang: str) -> tuple[str, ...]:
    """The changes of the scheme it starts from, in paragraphs short enough to be printed whole."""
    changes, base = edits(trial.base, trial.changed), trial.base.title(lang)
    if not changes:
        return (UNEDITED(lang, base=base),)
    parts, stop = [list[str]()], "。" if lang == "zh" else "."
    for one in changes:
        if parts[-1] and sum(map(len, (*parts[-1], one(lang)))) > LONGEST:
            parts.append([])
        parts[-1].append(one(lang))
    first, *more = (terms.LIST_STOP(lang).join(part) for part in parts)
    return (EDITED(lang, base=base, count=len(changes), edits=first), *(f"{one}{stop}" for one in more))


def written(story: Story, ending: str) -> bytes:
    with HEAVY.turn():
        return WRITERS[ending](story)
