"""A refused package is told with all its faults: the first of each kind in words, the rest as a count."""

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from store.datasets import Catalogue, Refused
from store.package.faults import Fault

FAULTS = (
    *(Fault("events.csv", "required", row, "title") for row in range(2, 21)),
    Fault("events.csv", "required", 21, "title", rest=19_980),
    *(Fault("pairs.csv", "enum", row, "x", rest=9) for row in range(2, 250)),
)
COUNT = 20_000 + 248 * 10


def told(lang: str) -> list[str]:
    def page(shown: object) -> None:
        from ui.frame import notices

        notices.about_refused_packages(shown)  # type: ignore[arg-type]

    found = Catalogue({}, (Refused("demo", None, FAULTS),))
    at = AppTest.from_function(page, args=(SimpleNamespace(lang=lang, catalogue=found),)).run()
    assert not at.exception
    return [text.value for text in at.text]


@pytest.mark.parametrize(
    ("lang", "all_told", "rest", "unlisted"),
    [
        ("zh", f"有 {COUNT} 处错误", "此文件另有 19,980 处同类错误。", "另有 680 处错误"),
        ("en", f"has {COUNT} faults", "19,980 more of this kind in the file.", "and 680 more"),
    ],
)
def test_what_is_only_counted_is_counted(lang: str, all_told: str, rest: str, unlisted: str) -> None:
    head, listed, more = told(lang)
    assert all_told in head and rest in listed and unlisted in more
    assert len(listed.splitlines()) == 200
