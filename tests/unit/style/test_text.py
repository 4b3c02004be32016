"""A text has both languages or it does not build."""

import dataclasses

import pytest

from style.text import HTML_LANG, LANGUAGES, Text, speak, spellings


@pytest.mark.parametrize(
    ("zh", "en"), [("", "total"), ("合计", ""), (" ", "total"), ("合计", "\t\n"), ("\u3000", "total")]
)
def test_a_text_without_a_language_does_not_build(zh: str, en: str) -> None:
    with pytest.raises(ValueError, match="text without"):
        Text(zh, en)


@pytest.mark.parametrize(("zh", "en"), [(None, "total"), ("合计", None), ("合计", 5)])
def test_what_is_no_text_does_not_build(zh: object, en: object) -> None:
    with pytest.raises((AttributeError, TypeError)):
        Text(zh, en)  # type: ignore[arg-type]


def test_a_text_needs_both_languages_at_once() -> None:
    with pytest.raises(TypeError):
        Text("合计")  # type: ignore[call-arg]


def test_each_language_says_its_own() -> None:
    text = Text("合计", "total")
    assert [text(lang) for lang in LANGUAGES] == ["合计", "total"]
    assert HTML_LANG.keys() == set(LANGUAGES)


@pytest.mark.parametrize("lang", ["", "de", "zh-CN", "ZH", "__class__", "__post_init__"])
def test_another_language_is_refused(lang: str) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        Text("合计", "total")(lang)


def test_gaps_are_filled_and_what_fills_them_is_never_a_pattern() -> None:
    text = Text("共 {count} 个：{name}", "{count} in all: {name}")
    assert text("zh", count=3, name="{count}{0.__class__}") == "共 3 个：{count}{0.__class__}"
    assert text("en", count=3, name="%s") == "3 in all: %s"
    with pytest.raises(KeyError):
        text("zh", count=3)


def test_a_text_is_a_value() -> None:
    text = Text("合计", "total")
    assert text == Text("合计", "total") and len({text, Text("合计", "total")}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        text.zh = "x"  # type: ignore[misc]


def test_one_has_a_word_of_its_own_in_english_alone() -> None:
    text = Text("{count} 对", "{count} pairs", "{count} pair")
    assert [text("en", count=n) for n in (0, 1, 2)] == ["0 pairs", "1 pair", "2 pairs"]
    assert text("zh", count=1) == "1 对"
    assert Text("{count} 对", "{count} of them")("en", count=1) == "1 of them"


@pytest.fixture
def own_words():
    speak(
        {
            "zh": {"拨付": "划转", "未拨付": "没划", "赛道": "行动"},
            "en": {"track": "action", "tracks": "actions", "spent": "used"},
        }
    )
    yield
    speak({})


def test_a_programmes_own_words_stand_in_every_text_longer_ones_first(own_words: None) -> None:
    assert Text("未拨付 {n}，已拨付", "x")("zh", n="拨付 3") == "没划 拨付 3，已划转"
    assert (
        Text("x", "Tracks: {spent} spent on a track, not tracksuits")("en", spent=1)
        == "Actions: 1 used on a action, not tracksuits"
    )


def test_what_stands_in_the_data_is_never_put_otherwise(own_words: None) -> None:
    assert Text("赛道一", "track one", is_data=True)("zh") == "赛道一"
    assert Text("{name}在赛道", "x")("zh", name=Text("拨付园", "x", is_data=True)("zh")) == "拨付园在行动"


def test_a_sheet_may_be_headed_with_either(own_words: None) -> None:
    assert spellings("拨付", "spent") == ("拨付", "划转", "spent", "used")


def test_without_words_of_its_own_all_is_said_as_it_is_written() -> None:
    assert Text("拨付", "tracks")("en") == "tracks" and spellings("拨付") == ("拨付",)
