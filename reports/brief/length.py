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
    tables, and the longest text in signs."""

    paragraphs: int
    rows: int
    figures: int
    pictures: int
    tables: int = 1
    signs: int = 300


# From all of it to what always fits; the first that does is printed.
BREVITIES = (
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
    Brevity(1, 4, 4, 56),
    Brevity(1, 3, 4, 56),
    Brevity(2, 4, 4, 56, 1, 160),
    Brevity(1, 3, 4, 56, 1, 120),
    Brevity(1, 2, 4, 44, 1, 60),
    Brevity(1, 1, 2, 44, 1, 30),
)


def shortened(brief: Brief, brevity: Brevity) -> Brief:
    """The brief with as much as is asked for; of a table that is cut the total stays, and it is said how much is left out."""

    def cut(text: str) -> str:
        return short(text, brevity.signs)

    return replace(
        brief,
        title=cut(brief.title),
        dateline=cut(brief.dateline),
        conclusion=cut(brief.conclusion),
        foot=tuple(map(cut, brief.foot)),
        dataset=cut(brief.dataset),
        warning=cut(brief.warning),
        figures=tuple(_short_figure(one, brevity.signs) for one in brief.figures[: brevity.figures]),
        parts=tuple(_short_part(part, brevity, brief.lang) for part in _kept(brief.parts, brevity.tables)),
    )


def _kept(parts: tuple[Part, ...], tables: int) -> list[Part]:
    with_table = [part for part in parts if part.table][:tables]
    return [part for part in parts if part in with_table or not part.table]


def _short_figure(one: Figure, signs: int) -> Figure:
    return replace(
        one, **{name: short(getattr(one, name), signs) for name in ("label", "value", "unit", "note", "change")}
    )


def _short_part(part: Part, brevity: Brevity, lang: str) -> Part:
    said = tuple(short(text, brevity.signs) for text in part.paragraphs[: brevity.paragraphs])
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
