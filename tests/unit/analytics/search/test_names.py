"""Names are met by their words, their syllables and their initials, the nearer first; whatever is typed, nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.search.entries import Entry, directory
from analytics.search.names import (
    EXACT,
    INITIALS,
    INITIALS_INSIDE,
    INSIDE,
    NOT_MET,
    PINYIN,
    PINYIN_INSIDE,
    PREFIX,
    names,
)
from analytics.search.spelling import readings
from analytics.search.typed import LONGEST, partings, typed
from tests.examples import examples

COUNTIES = ("乐清市", "景宁畲族自治县", "莲都区", "缙云县", "丽水市", "长兴县", "衢江区", "嵊泗县", "台州", "磐安县")


def met(name: str | None, said: str) -> int:
    wanted = typed(said)
    return NOT_MET if wanted is None else int(names([[name]]).met(wanted)[0])


@pytest.mark.parametrize(
    ("name", "said", "how"),
    [
        ("景宁县", "景宁县", EXACT),
        ("景宁县", "景宁", PREFIX),
        ("景宁县", "宁县", INSIDE),
        ("景宁县", "jingningxian", PINYIN),
        ("景宁县", "jingn", PINYIN),
        ("景宁县", "jing ning", PINYIN),
        ("景宁县", "Jing'ning", PINYIN),
        ("景宁县", "ningxian", PINYIN_INSIDE),
        ("景宁县", "jn", INITIALS),
        ("景宁县", "JNX", INITIALS),
        ("智能电表配套生产线", "dbpt", INITIALS_INSIDE),
        ("LED照明二期", "ledzm", INITIALS),
        ("LED照明二期", "led照明", PREFIX),
        ("ＡＢＣ（一期）", "abc(一期)", EXACT),
        ("乐清—景宁", "乐清-景宁", EXACT),
        # What chance would meet: the middle of a syllable, one syllable that is only begun, two initials within a name.
        ("景宁县", "ingning", NOT_MET),
        ("示例项目", "xian", NOT_MET),
        ("示例园区", "yq", NOT_MET),
        ("景宁县", "宁景", NOT_MET),
        (None, "景宁", NOT_MET),
        (None, "j", NOT_MET),
    ],
)
def test_how_a_name_is_met(name, said, how):
    assert met(name, said) == how


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("乐清市", "yueqing", "yq"),
        ("丽水市", "lishui", "ls"),
        ("缙云县", "jinyun", "jy"),
        ("莲都区", "liandu", "ld"),
        ("长兴县", "changxing", "cx"),
        ("衢江区", "qujiang", "qj"),
        ("嵊泗县", "shengsi", "ss"),
        ("台州", "taizhou", "tz"),
        ("磐安县", "panan", "pa"),
        ("景宁畲族自治县", "jingningshezu", "jnsz"),
    ],
)
def test_signs_that_are_read_in_two_ways_are_found_as_the_place_is_called(name, pinyin, initials):
    assert met(name, pinyin) == PINYIN and met(name, initials) in (PINYIN, INITIALS)  # pa begins pan too


def test_a_sign_of_two_readings_is_found_by_either():
    assert {"le", "yue"} <= set(readings("乐")) and met("乐清市", "leqing") == PINYIN


def test_only_letters_that_can_be_syllables_are_parted():
    syllables = {"xi", "an", "xian", "ning", "jing"}
    assert set(partings("xian", syllables)) == {" xian", " xi  an"}
    assert partings("jingni", syllables) == [" jing  ni"]
    assert partings("qqq", syllables) == partings("ingjing", syllables) == partings("a", set()) == []
    assert len(partings("xian" * 12, syllables)) == 8  # of 4,096 ways


def test_the_better_met_come_first_then_the_heavier_then_in_the_order_given():
    held = directory(
        [
            Entry("x", "initials", ("金农",)),
            Entry("x", "syllables", ("津能",)),
            Entry("x", "inside", ("大jn厂",)),
            Entry("x", "light", ("jn一厂",), 1),
            Entry("x", "heavy", ("jn二厂",), 2),
            Entry("x", "even", ("jn三厂",), 1),
            Entry("x", "exact", ("别名", "JN")),
            Entry("x", "none", ("义乌",)),
        ]
    )
    wanted = typed("jn")
    assert [hit.entry.id for hit in held.hits(wanted)] == [
        "exact",
        "heavy",
        "light",
        "even",
        "inside",
        "initials",
        "syllables",
    ]
    assert [hit.entry.id for hit in held.hits(typed("jinneng"))] == ["syllables"]


def test_an_entry_is_met_by_the_best_of_its_names():
    held = directory([Entry("x", "331127", ("景宁县", "景宁畲族自治县", None, "Jingning"))])
    assert [held.hits(typed(said))[0].rank for said in ("jingning", "jingn", "景宁畲", "jn")] == [
        EXACT,
        PREFIX,
        PREFIX,
        INITIALS,
    ]
    assert directory([]).hits(typed("jn")) == []


@pytest.mark.parametrize("said", ["", " ", "\t\n", "\x00\x07", "\u200b\ufeff", "\ud800\udfff", "\u202e"])
def test_what_cannot_be_seen_is_nothing(said):
    assert typed(said) is None


def test_ten_thousand_signs_are_cut_and_looked_for():
    for said in ("景" * 10_000, "a" * 10_000, "jing" * 2_500, " " * 10_000 + "x"):
        wanted = typed(said)
        assert wanted is None or len(wanted.text) <= LONGEST
        assert wanted is None or not (names(COUNTIES).met(wanted) < NOT_MET).any()


anything = st.text(st.characters(), max_size=80) | st.text("jingxalv'- 景宁县\ud800\x00%_\\\n", max_size=80)


@examples(60)
@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=6), anything)
def test_anything_may_be_typed_and_each_name_has_its_answer(given_names, said):
    held, wanted = names([given_names]), typed(said)
    if wanted is None:
        return
    found = held.met(wanted)
    assert len(found) == len(given_names)
    for name, how in zip(given_names, found, strict=True):
        # No name's answer hangs on what stands beside it.
        assert names([[name]]).met(wanted)[0] == how
        assert name or how == NOT_MET


@examples(60)
@given(st.text(st.sampled_from("景宁乐清市长兴智能ab1"), min_size=2, max_size=8))
def test_a_name_is_met_by_itself_and_by_its_beginning(name):
    assert met(name, name) == EXACT and met(name + "甲", name) == PREFIX and met("甲" + name, name) == INSIDE
