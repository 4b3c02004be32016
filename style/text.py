"""A piece of text in both languages; one with a language missing does not build."""

from dataclasses import dataclass

LANGUAGES = ("zh", "en")
HTML_LANG = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class Text:
    """`text("zh")` is the Chinese, `text("en")` the English; placeholders are filled by `text(lang, name=…)`.

    `one` is the English where `count` is 1: Chinese has no plural."""

    zh: str
    en: str
    one: str = ""

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not getattr(self, language).strip():
                raise ValueError(f"text without {language}: {self!r}")

    def __call__(self, lang: str, **values: object) -> str:
        if lang not in LANGUAGES:
            raise ValueError(f"unknown language {lang!r}")
        is_one = lang == "en" and self.one and values.get("count") == 1
        text: str = self.one if is_one else getattr(self, lang)
        return text.format(**values) if values else text


def beside(label: str, note: str, lang: str) -> str:
    """A label with its unit or basis in the brackets of its language."""
    return f"{label}（{note}）" if lang == "zh" else f"{label} ({note})"
