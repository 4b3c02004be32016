"""How a brief is made shorter until it fits its page: fewer paragraphs, rows and figures, smaller pictures, shorter texts."""

from dataclasses import dataclass, replace

from analytics.table import Table
from reports.brief import words
from reports.brief.contents import Brief, Part
from reports.brief.text import short
from reports.story.model import Figure


@dataclass(frozen=True)
class Brevity:
    """How much of a brief is kept: paragraphs of a part, rows of a table, figures, the pictures' height in mm, how many
    tables, the longest text in signs, and whether findings have a part of their own."""

    paragraphs: int
    rows: int
    figures: int
    pictures: int
    tables: int = 1
    signs: int = 300
    findings: bool = True


_ROOMY = 8  # of these are too long by far for a page that has no room for findings
_ALL = (
    Brevity(8, 20, 8, 84, 2),
    Brevity(8, 20, 8, 84),
    Brevity(6, 16, 8, 84),
    Brevity(6, 12, 8, 84),
    Brevity(6, 10, 8, 84),
    Brevity(6, 9, 8, 84),
    Brevity(6, 8, 8, 76),
    Brevity(6, 8, 4, 84),
    Brevity(4, 7, 4, 84),
    Brevity(4, 7, 4, 76),
    Brevity(4, 6, 4, 76),
    Brevity(3, 6, 4, 76),
    Brevity(3, 5, 4, 68),
    Brevity(2, 4, 4, 68),
    Brevity(2, 4, 4, 56),
    Brevity(2, 3, 4, 56),
    Brevity(2, 2, 4, 56),
    Brevity(1, 4, 4, 56),
    Brevity(1, 3, 4, 56),
    Brevity(2, 4, 4, 56, 1, 160),
    Brevity(1, 3, 4, 56, 1, 120),
    Brevity(1, 2, 4, 44, 1, 60),
    Brevity(1, 1, 2, 44, 1, 30),
)


# Two findings at least are worth a part, and are left out before the rest becomes as short as it would have to be.
_TWO = next(n for n, one in enumerate(_ALL) if one.paragraphs < 2)
# From all of it to what always fits; the first that does is printed.
BREVITIES = (*_ALL[:_TWO], *(replace(one, findings=False) for one in _ALL[_ROOMY:]))


def shortened(brief: Brief, brevity: Brevity) -> Brief:
    """The brief with as much as is asked for; of a table that is cut the total stays, and it is said how much is left out."""

    def cut(text: str) -> str:
        return short(text, brevity.signs)

    return replace(
        brief,
        title=cut(brief.title),
        dateline=cut(brief.dateline),
        conclusion=cut(brief.conclusion),
        foot=tuple(map(cut, (*_looked(brief, brevity), *brief.foot))),
        dataset=cut(brief.dataset),
        warning=cut(brief.warning),
        figures=tuple(_short_figure(one, brevity.signs) for one in brief.figures[: brevity.figures]),
        parts=tuple(_short_part(part, brevity, brief.lang) for part in _kept(brief.parts, brevity)),
    )


def _kept(parts: tuple[Part, ...], brevity: Brevity) -> list[Part]:
    """What has a place among the findings is not said before them too."""
    with_table = [part for part in parts if part.table][: brevity.tables]
    kept = [part for part in parts if part in with_table or not (part.table or part.of)]
    listed = [part for part in parts if part.of] if brevity.findings else []
    said = {sentence for part in listed for sentence in part.paragraphs[: brevity.paragraphs]}
    others = [replace(one, paragraphs=tuple(text for text in one.paragraphs if text not in said)) for one in kept]
    return [*others, *listed]


def _looked(brief: Brief, brevity: Brevity) -> list[str]:
    """How much was looked at for findings, and where they are if not here."""
    count = sum(part.of for part in brief.parts)
    if not count or brevity.findings:
        return [brief.looked] if brief.looked else []
    return [words.FINDINGS_LEFT(brief.lang, count=count)]


def _short_figure(one: Figure, signs: int) -> Figure:
    return replace(
        one, **{name: short(getattr(one, name), signs) for name in ("label", "value", "unit", "note", "change")}
    )


def _short_part(part: Part, brevity: Brevity, lang: str) -> Part:
    said = tuple(short(text, brevity.signs) for text in part.paragraphs[: brevity.paragraphs])
    if said and len(said) < part.of:
        more = words.MORE_SAID(lang, shown=len(said), count=part.of)
        said = (*said[:-1], f"{said[-1]} {more}" if lang == "en" else said[-1] + more)
    part = replace(part, heading=short(part.heading, brevity.signs), paragraphs=said)
    return replace(part, table=_short_table(part.table, brevity, lang)) if part.table else part


def _short_table(table: Table, brevity: Brevity, lang: str) -> Table:
    """Its note also says how many rows there are where not all are shown."""

    def cut(text: str) -> str:
        return short(text, brevity.signs)

    note, at = cut(table.note), list(range(len(table.printed)))
    if len(at) > brevity.rows + table.total:
        at = at[: brevity.rows] + (at[-1:] if table.total else [])
        more = words.MORE_ROWS(lang, shown=brevity.rows, count=len(table.printed) - table.total)
        note = f"{note} {more}" if note and lang == "en" else note + more
    return replace(
        table,
        caption=cut(table.caption),
        note=note,
        columns=tuple(replace(one, label=cut(one.label)) for one in table.columns),
        printed=tuple(tuple(map(cut, table.printed[n])) for n in at),
        exact=tuple(table.exact[n] for n in at),
    )
