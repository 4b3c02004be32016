"""A piece of text in both languages; one with a language missing does not build."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

LANGUAGES = ("zh", "en")
HTML_LANG = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class Text:
    """`text("zh")` is the Chinese, `text("en")` the English; placeholders are filled by `text(lang, name=…)`.

    `one` is the English where `count` is 1: Chinese has no plural. `is_data`: what it says stands in the data, or was said already:
    no word of it is put otherwise."""

    zh: str
    en: str
    one: str = ""
    is_data: bool = field(default=False, kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not getattr(self, language).strip():
                raise ValueError(f"text without {language}: {self!r}")

    def __call__(self, lang: str, **values: object) -> str:
        if lang not in LANGUAGES:
            raise ValueError(f"unknown language {lang!r}")
        is_one = bool(lang == "en" and self.one and values.get("count") == 1)
        text = self.template(lang, is_one)
        return text.format(**values) if values else text

    def template(self, lang: str, is_one: bool = False) -> str:
        """With its placeholders, in the words of the programme that is spoken of."""
        text: str = self.one if is_one else getattr(self, lang)
        return text if self.is_data else in_own_words(text, lang)


# A programme that calls things otherwise than most: its word for each of ours, by language. One server speaks of one programme.
_own_words: dict[str, dict[str, str]] = {}


def speak(words: Mapping[str, Mapping[str, str]]) -> None:
    """From now on every text says a programme's own words in place of ours: {"zh": {"下达": "批复"}, "en": {"allocated": "granted"}}."""
    _own_words.clear()
    _own_words.update({lang: dict(said) for lang, said in words.items() if said})
    _in_own_words.cache_clear()


def in_own_words(text: str, lang: str) -> str:
    """Something of ours as the programme that is spoken of would say it; placeholders are left alone."""
    return _in_own_words(text, lang) if lang in _own_words else text


def spellings(*texts: str) -> tuple[str, ...]:
    """Our words and the programme's for them, each once: a sheet may be headed with either."""
    said = (spelt for text in texts for spelt in (text, *(in_own_words(text, lang) for lang in LANGUAGES)))
    return tuple(dict.fromkeys(said))


@lru_cache(maxsize=8192)
def _in_own_words(text: str, lang: str) -> str:
    """Longer words first, each once, placeholders left alone; English words whole, with the capital they had."""
    words = _own_words[lang]
    any_of = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    if lang == "zh":
        return re.sub(rf"\{{[^}}]*\}}|{any_of}", lambda found: words.get(found[0], found[0]), text)
    lower = {ours.lower(): theirs for ours, theirs in words.items()}

    def said(found: re.Match[str]) -> str:
        theirs = lower.get(found[0].lower(), found[0])
        return theirs[:1].upper() + theirs[1:] if found[0][:1].isupper() else theirs

    return re.sub(rf"\{{[^}}]*\}}|\b(?:{any_of})\b", said, text, flags=re.IGNORECASE)


def beside(label: str, note: str, lang: str) -> str:
    """A label with its unit or basis in the brackets of its language."""
    return f"{label}（{note}）" if lang == "zh" else f"{label} ({note})"
