"""The pieces conclusions are written from, in both languages: amounts, names, periods, and how much was reported."""

from decimal import Decimal

from analytics.answer import Part
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.datasets import Dataset
from style.numbers import figure, percent
from style.periods import say_period
from style.text import LANGUAGES, Text


def both(template: Text, **values: object) -> Text:
    """Fills a sentence in both languages; a value may be a Text, a pair of strings by language, or plain."""

    def say(value: object, lang: str) -> object:
        return value(lang) if isinstance(value, Text) else value[lang] if isinstance(value, dict) else value

    zh, en = (template(lang, **{k: say(v, lang) for k, v in values.items()}) for lang in LANGUAGES)
    return Text(zh, en, is_data=True)


def within(label: str) -> str:
    """A label within a sentence: without its capital letter."""
    return label[:1].lower() + label[1:]


def begun(said: str) -> str:
    """A phrase as a sentence begins: with a capital letter."""
    return said[:1].upper() + said[1:]


def amount(metric_id: str, value: object) -> dict[str, str]:
    metric = METRICS[metric_id]
    return {lang: str(figure(value, metric.unit, lang, metric.decimals)) for lang in LANGUAGES}  # type: ignore[arg-type]


def share(part: Decimal | int, whole: Decimal | int) -> dict[str, str]:
    return {lang: percent(float(part) / float(whole), lang) for lang in LANGUAGES}


def names(dataset: Dataset, ids: tuple[str, ...]) -> Text:
    labels = [pairs(dataset)[i].label for i in ids]
    return Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels))


def span(selection: Selection) -> dict[str, str]:
    return {lang: selection.say_span(lang) for lang in LANGUAGES}


def years(selection: Selection) -> dict[str, str]:
    return {lang: selection.say_fund_years(lang) for lang in LANGUAGES}


def quarter(selection: Selection) -> dict[str, str]:
    return {lang: say_period(selection.as_of, lang) for lang in LANGUAGES}


def came(part: Part) -> Text | str:
    """“，已报 97/100 项”, where some of the figures due did not come: the sum is of the others."""
    if part.reported == part.due:
        return ""
    return Text(f"，已报 {part.reported:,}/{part.due:,} 项", f", {part.reported:,} of {part.due:,} figures reported")
