"""What the page as a whole has: its language, its title, and the buttons for full screen and print."""

from collections.abc import Mapping
from dataclasses import dataclass

from style.text import HTML_LANG
from ui.pieces.components import local, mount, packed


@dataclass(frozen=True)
class Button:
    """What is read on a button, what is said when the pointer rests on it, and `tone`: "attention" or nothing."""

    label: str
    title: str
    tone: str = ""


@dataclass(frozen=True)
class Clock:
    """The words before the time of day and before the time since a show began."""

    now: str
    since: str


@dataclass(frozen=True)
class Hint:
    """What a first visit is told, in steps, and the word that closes it for good."""

    title: str
    steps: tuple[str, ...]
    done: str


@dataclass(frozen=True)
class Question:
    """What is asked before something is left: the way to stay, and the ways out as words and addresses of the app."""

    asks: str
    stay: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Show:
    """A meeting that is shown: tabs of one `meeting` (its id) go where one of them goes. `question` is asked by the button `leave`,
    and by Escape where the keys say nothing of it; `presenter` opens another tab, and `clock` is drawn in a presenter's."""

    meeting: str
    leave: Button
    question: Question
    presenter: Button | None = None
    clock: Clock | None = None


@dataclass(frozen=True)
class Copying:
    """The words of the button that copies a table, and what it adds to heads of columns: their unit, what stands below a figure."""

    copy: str
    copied: str
    failed: str
    unit: str
    remark: str


@dataclass(frozen=True)
class Taking:
    """What a page takes along: lines for the foot of every printed sheet, and the words of the button that each table then has."""

    foot: tuple[str, ...]
    copying: Copying


def frame(
    lang: str,
    *,
    full_screen: Button | None = None,
    leave_full_screen: Button | None = None,
    print_page: Button | None = None,
    large: Button | None = None,
    conditions: Button | None = None,
    hint: Hint | None = None,
    show: Show | None = None,
    whole: str | None = None,
    href: str | None = None,
    renamed: Mapping[str, str] | None = None,
    keys: Mapping[str, str] | None = None,
    spoken: str = "",
    taking: Taking | None = None,
    key: str = "frame",
) -> None:
    """Set the document's language (`zh` or `en`); draw the buttons given, or nothing.
    `large` switches to larger type for a room, which this browser keeps; `conditions` opens what is asked for, on a phone only.
    `whole` is the address of all parts of a page of which not all are open: printing takes all of them.
    `renamed` gives words of Streamlit's own that no option sets (its skip link, a selectbox's button) in the page's
    language. `keys` lead to addresses of the app while nothing on the page wants them. `spoken` is read out, and a page with
    another one begins at its top. With `href` the browser goes there with one entry in its history; `st.switch_page` would leave two.
    """
    if full_screen and not leave_full_screen:
        raise ValueError("a page that can fill the screen also says how to leave it")
    buttons = {"full_screen": full_screen, "leave_full_screen": leave_full_screen, "print": print_page}
    buttons |= {"large": large, "conditions": conditions}
    content = {
        "lang": HTML_LANG[lang],
        "go": local(href),
        "whole": local(whole),
        "renamed": dict(renamed or {}),
        "keys": {name: local(target) for name, target in (keys or {}).items()},
        "spoken": spoken,
        "hint": hint,
        "taking": taking,
    } | {name: b for name, b in buttons.items() if b}
    drawn = full_screen or print_page or conditions or show
    mount("frame", packed(content | _shown(show)), key=key, width="content" if drawn else "stretch")


def _shown(show: Show | None) -> dict[str, object]:
    if show is None:
        return {}
    told = {"meeting": show.meeting, "leave": show.leave, "question": _asked(show.question)}
    return told | {name: one for name, one in (("presenter", show.presenter), ("clock", show.clock)) if one}


def _asked(question: Question) -> dict[str, object]:
    ways = [{"label": label, "href": local(target)} for label, target in question.ways]
    return {"asks": question.asks, "stay": question.stay, "ways": ways}
