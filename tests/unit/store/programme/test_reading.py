"""What a programme's file may say, and what is told of it, with its line, where it may not."""

import pytest

from store.programme.definition import MECHANISMS, Programme
from store.programme.held import SHIPPED
from store.programme.reading import LARGEST, read_programme
from store.toml.faults import TomlFault
from style.text import LANGUAGES

GOOD = """name = "岚省携手行动"
name_en = "Lan programme"
short_name = "携手"
short_name_en = "Lan"
began = 2022

[region]
name = "岚省"
name_en = "Lan"
adcodes = "98"

[announced]
first = 2022
last = 2024
yearly = 700_000_000

[tracks]
K1 = "progress"
K2 = "factors"

[words.zh]
"拨付" = "划转"

[map]
source = "甲"
source_en = "A"
"""


def faults(text: str) -> list[tuple[str, str | None, int | None]]:
    read = read_programme(text)
    assert not isinstance(read, Programme)
    assert all(one.tell(lang) for one in read for lang in LANGUAGES)
    return [(one.rule, one.key, one.line) for one in read]


def test_the_shipped_programme_is_read_whole() -> None:
    read = read_programme((SHIPPED / "programme.toml").read_text(encoding="utf-8"))
    assert isinstance(read, Programme)
    assert (read.start, read.region_id, read.adcode_pattern) == ("2023Q1", "330000", r"33\d{4}")
    assert read.announced.yearly == 1_800_000_000 and read.of_topic(*MECHANISMS) == ("T4", "T5", "T6")
    assert len(read.bends) == 18 and read.drawing and read.inset


def test_what_a_small_programme_leaves_out_has_a_meaning() -> None:
    read = read_programme(GOOD)
    assert isinstance(read, Programme)
    assert read.drawing is None and read.inset is None and read.bends == {}
    assert read.words == {"zh": {"拨付": "划转"}, "en": {}}
    assert read.earlier_ties("zh") == "协作"
    assert read.county("0329") == "980329"


def test_a_nation_has_every_code() -> None:
    read = read_programme(GOOD.replace('adcodes = "98"', 'adcodes = ""'))
    assert isinstance(read, Programme)
    assert (read.region_id, read.adcode_pattern) == ("000000", r"[1-9]\d{5}")


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ('name_en = "Lan programme"\n', "", [("scheme_missing", "name_en", None)]),
        ("began = 2022", "began = 22", [("scheme_whole", "began", 5)]),
        ("began = 2022", "begun = 2022", [("scheme_key", "begun", 5), ("scheme_missing", "began", None)]),
        ('adcodes = "98"', "adcodes = 98", [("scheme_list", "adcodes", 10)]),
        ('adcodes = "98"', 'adcodes = "9a"', [("scheme_list", "adcodes", 10)]),
        ("last = 2024", "last = 2021", [("scheme_list", "last", 14)]),
        ("yearly = 700_000_000", "yearly = 1.5", [("scheme_whole", "yearly", 15)]),
        ('K2 = "factors"', 'K2 = "fun"', [("scheme_choice", "K2", 19)]),
        ('"拨付" = "划转"', '"拨付" = "{x}"', [("scheme_text", "拨付", 21)]),
        ("[map]", '[map.bends]\n980101-9801 = 0.1\n[map]', [("scheme_list", "980101-9801", 25)]),
        ("[map]", "[map.inset]\nname = \"x\"\nname_en = \"x\"\nbox = [1, 2, 3]\n[map]", [("scheme_list", "box", 27)]),
        ("[map]", "[map", [("scheme_toml", None, 24)]),
        ('source_en = "A"', "", [("scheme_missing", "source_en", 24)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(was: str, now: str, found: list) -> None:
    assert was in GOOD
    told = faults(GOOD.replace(was, now))
    assert [(rule, key) for rule, key, _ in told] == [(rule, key) for rule, key, _ in found]
    assert [line for *_, line in told if line] == [line for *_, line in found if line]


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert read_programme(GOOD + "#" * LARGEST) == (
        TomlFault(
            "programme.toml", "scheme_size", value=f"{len((GOOD + '#' * LARGEST).encode()):,}", more=f"{LARGEST:,}"
        ),
    )
