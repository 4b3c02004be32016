"""Words of closed lists: each has one meaning, and none is taken for its opposite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import codes
from store.codes import CODE_LISTS
from store.written.choices import SYNONYMS, code
from store.written.reading import Written
from store.written.rules import RULES
from store.written.signs import folded
from tests.unit.store.written.reads import is_plain, outcome, value


@pytest.mark.parametrize("codes_of", CODE_LISTS, ids=lambda one: one.id)
def test_ids_and_labels_are_plain(codes_of) -> None:
    for one in codes_of:
        for text in (
            one.id,
            one.id.upper(),
            one.id.replace("_", " "),
            one.label.zh,
            one.label.en,
            f" {one.label.zh}\u3000",
        ):
            read = outcome(code, text, codes_of)
            assert is_plain(read) and isinstance(read, Written) and read.value == one.id, text


@pytest.mark.parametrize("codes_of", CODE_LISTS, ids=lambda one: one.id)
def test_what_offices_write_is_told_and_means_one_thing(codes_of) -> None:
    meant: dict[str, str] = {}
    exact = {folded(word) for one in codes_of for word in (one.id, one.label.zh, one.label.en)}
    assert set(SYNONYMS[codes_of.id]) <= set(codes_of.ids)
    for meaning, words in SYNONYMS[codes_of.id].items():
        for word in words.split():
            assert folded(word) not in exact, f"{word} is a label already"
            assert meant.setdefault(folded(word), meaning) == meaning, f"{word} has two meanings"
            one = outcome(code, word, codes_of)
            assert isinstance(one, Written) and one.guess and one.value == meaning


def test_every_list_is_known() -> None:
    assert set(SYNONYMS) == {one.id for one in CODE_LISTS}


@pytest.mark.parametrize(
    ("text", "codes_of", "read"),
    [
        ("已开工", codes.STAGE, "started"),
        ("建设中", codes.STAGE, "under_construction"),
        ("已投产", codes.STAGE, "in_production"),
        ("已达产", codes.STAGE, "at_capacity"),
        ("1.签约", codes.STAGE, "signed"),
        ("在建。", codes.STAGE, "under_construction"),
        ("县（市、区）", codes.SUBJECT_TYPE, "county"),
        ("县(市、区)", codes.SUBJECT_TYPE, "county"),
        ("到位", codes.FUND_STAGE, "disbursed"),
        ("＞", codes.QUALIFIER, "over"),
        ("", codes.STAGE, None),
        ("—", codes.STAGE, None),
    ],
)
def test_words(text: str, codes_of, read: str | None) -> None:
    assert value(code, text, codes_of) == read


@pytest.mark.parametrize("text", ["未开工", "尚未开工", "未投产", "未签约", "拟签约", "停工", "终止", "在建/投产", "签约、开工", "预计投产", "not started", "部分投产", "试生产", "x" * 10_000])  # fmt: skip
def test_what_has_not_happened_is_never_read_as_happened(text: str) -> None:
    assert outcome(code, text, codes.STAGE) == "unknown_word"


@given(st.text(max_size=30), st.sampled_from(CODE_LISTS))
def test_any_text_is_read_or_told(text: str, codes_of) -> None:
    one = outcome(code, text, codes_of)
    assert one in RULES if isinstance(one, str) else one.value in {*codes_of.ids, None}
