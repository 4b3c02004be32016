"""What every slide has: its title, source, number, the way back, and across it the warning of figures that are not real."""

from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.template import COVER_SUBTITLE, COVER_TITLE, COVER_VERDICT, HIGH, SOURCE, TITLE, WIDE
from reports.deck.text import LANGUAGE, Paragraph, Run, cut, fitted, inches_of, paragraph
from reports.deck.xml import Box, element, fill, flat, geometry, outline, place, shape
from reports.story.model import Section, Story
from style import terms
from style.periods import say_date
from style.text import Text

_TITLES = (24.0, 22.0, 20.0, 18.0, 16.0)
_COVER_TITLES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_VERDICTS = (24.0, 22.0, 20.0, 18.0, 16.0)
_COVER_LINES = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0)
_SOURCE = 9.0
_SLANT = -18  # degrees
_ACROSS = 10.5  # inches a watermark may be long
_MARKS = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_BACK = Box(10.88, 0.03, 2.0, 0.23)
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def watermark(canvas: Canvas, story: Story, ground: str) -> None:
    """Behind everything, so that it is read first and covers nothing."""
    if not story.warning:
        return
    said = flat(story.warning)
    size = next((one for one in _MARKS if inches_of(said, one, True) <= _ACROSS), _MARKS[-1])
    said = cut(said, _ACROSS, size, 1, True)
    box = Box((WIDE - _ACROSS) / 2, HIGH / 2 - 0.5, _ACROSS, 1.0)
    tone = "line" if ground == "background" else "industrial"
    canvas.line(words.WATERMARK, box, Run(said, size, tone, True, faded=True), "ctr", anchor="ctr", turned=_SLANT)


def holder(
    canvas: Canvas, name: Text, kind: str, said: list[Paragraph], index: int | None = None, field: str = ""
) -> None:
    """A placeholder of the layout, filled."""
    place_holder = element("p:ph", type=kind, sz="quarter" if index else None, idx=index)
    body = element(
        "p:txBody",
        element("a:bodyPr", element("a:noAutofit")),
        element("a:lstStyle"),
        *(field,) if field else (paragraph(one, canvas.lang) for one in said),
    )
    canvas.add(
        element(
            "p:sp",
            element(
                "p:nvSpPr",
                element("p:cNvPr", id=canvas.number(), name=name(canvas.lang)),
                element("p:cNvSpPr", element("a:spLocks", noGrp=1)),
                element("p:nvPr", place_holder),
            ),
            element("p:spPr"),
            body,
        )
    )


def heading(canvas: Canvas, title: str) -> bool:
    """Whether the whole of it stands there."""
    room = Box(TITLE.x, TITLE.y, TITLE.w - 0.3, TITLE.h)
    said, size = fitted(title, room, _TITLES, bold=True)
    holder(canvas, words.TITLE, "title", [Paragraph((Run(said, size, "navy", True),))])
    return said == flat(title)


def foot(canvas: Canvas, section: Section | None, story: Story) -> None:
    """Source and number; the dataset where the section names none."""
    said = (section.source if section else "") or story.dataset
    said = cut(said, SOURCE.w - 0.25, _SOURCE, 2)
    role = "muted" if section else "background"
    holder(canvas, terms.SOURCE, "ftr", [Paragraph((Run(said, _SOURCE, role),))], 11)
    language, _ = LANGUAGE[canvas.lang]
    number = element(
        "a:fld",
        element("a:rPr", fill(role), lang=language, sz=900),
        element("a:t", "‹#›"),
        id=_NUMBER_FIELD,
        type="slidenum",
    )
    field = element("a:p", element("a:pPr", algn="r"), number, element("a:endParaRPr", lang=language))
    holder(canvas, words.NUMBER, "sldNum", [], 12, field)


def way_back(canvas: Canvas) -> None:
    target = canvas.targets.home
    if target is not None and target is not canvas.slide:
        run = Run(canvas.targets.back(canvas.lang), 10.5, "navy", link=canvas.jump_to(target))
        canvas.line(words.LINK, _BACK, run, "r")


def cover(canvas: Canvas, story: Story) -> None:
    watermark(canvas, story, "navy")
    title, size = fitted(story.title, COVER_TITLE, _COVER_TITLES, bold=True)
    holder(canvas, words.TITLE, "ctrTitle", [Paragraph((Run(title, size, "background", True),))])
    if story.lead:
        verdict, size = fitted(story.lead, COVER_VERDICT, _VERDICTS)
        canvas.line(words.VERDICT, COVER_VERDICT, Run(verdict, size, "background"))
    lines = [
        story.subtitle,
        "" if story.period in story.subtitle else story.period,
        story.dataset,
        words.MADE(story.lang, date=say_date(story.made, story.lang)),
    ]
    said = []
    for n, line in enumerate(one for one in lines if one.strip()):
        most = _COVER_LINES if n == 0 else _COVER_LINES[2:]
        text, size = fitted(line, COVER_SUBTITLE.top(0.45), most)
        said.append(Paragraph((Run(text, size, "background"),), after=6))
    holder(canvas, words.SUBTITLE, "subTitle", said, 1)
    if story.warning:
        _warn(canvas, story)
    foot(canvas, None, story)


def _warn(canvas: Canvas, story: Story) -> None:
    """In a band of its own: figures that are not real are told before anything else."""
    text, size = fitted(story.warning, Box(0, 0, 9.0, 0.4), (16.0, 14.0, 12.0, 10.0), bold=True)
    wide = min(inches_of(text, size, True) + 0.5, 11.5)
    box = Box(0.9, 1.0, wide, 0.46)
    canvas.add(
        shape(canvas.number(), words.WATERMARK(story.lang), place(box) + geometry() + fill("attention") + outline(""))
    )
    canvas.line(words.WATERMARK, box, Run(text, size, "background", True), "ctr", anchor="ctr")
