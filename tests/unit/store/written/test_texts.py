"""Words and ids: kept as typed but for what cannot be seen."""

import pytest

from store.written.texts import identifier, words
from tests.unit.store.written.reads import value


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("竹质板材（一期）", "竹质板材（一期）"),
        ("  竹质板材\u3000项目 ", "竹质板材 项目"),
        ("竹质\n板材", "竹质 板材"),
        ("竹质\u200b板材\ufeff", "竹质板材"),
        ("Ａ区５号楼", "Ａ区５号楼"),
        ("<b>x</b> {0} %s", "<b>x</b> {0} %s"),
        ("=1+1", "=1+1"),
        ("👍", "👍"),
        ("#1厂房", "#1厂房"),
        ("", None),
        ("\u200b \u3000", None),
        ("#NAME?", "error_word"),
        ("####", "error_word"),
        ("\u202e项目", "direction_marks"),
        ("项\x07目", "control_characters"),
        ("长" * 2001, "too_long"),
        ("长" * 2000, "长" * 2000),
    ],
)
def test_words(text: str, read: str | None) -> None:
    assert value(words, text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("P01-001", "P01-001"), (" Ｐ０１－００１ ", "P01-001"), ("", None), ("P01 001", "identifier"), ("项目1", "identifier"), ("-P01", "identifier"), ("p" * 65, "identifier"), ("../x", "identifier"), ("#REF!", "error_word")],
)  # fmt: skip
def test_identifiers(text: str, read: str | None) -> None:
    assert value(identifier, text) == read
