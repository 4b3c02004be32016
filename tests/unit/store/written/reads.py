"""How a test asks what a cell was read as: in one line, with every message it may give filled in both languages."""

from collections.abc import Callable

from store.written.reading import Unread, Written


def outcome(read: Callable[..., Written], text: str, *of: object) -> Written | str:
    """What was read, or the id of the rule why not; whatever is told of it has no blank left in it."""
    try:
        one = read(text, *of)
    except Unread as unread:
        for told in (unread.rule.says, unread.rule.remedy):
            assert all("{" not in told(lang, value="?", **unread.filled) for lang in ("zh", "en")), unread.rule.id
        return unread.rule.id
    assert one.guess is None or "{" not in one.guess.zh + one.guess.en
    return one


def value(read: Callable[..., Written], text: str, *of: object) -> object:
    """The value alone, or the rule's id."""
    one = outcome(read, text, *of)
    return one.value if isinstance(one, Written) else one


def is_plain(one: Written | str) -> bool:
    return isinstance(one, Written) and one.guess is None
