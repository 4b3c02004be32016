"""A county in one sentence: what it is, whose partner, and what is told of it alone by the quarter's end."""

from analytics.answer import Refused, total
from analytics.counties.place import Place, place
from analytics.figure_words import short_period
from analytics.known_facts.facts import Fact, facts, is_partial
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.selection import Selection
from cache.remembered import remembered
from store.codes import ROLE
from store.datasets import Dataset
from style import terms
from style.numbers import NO_DATA
from style.text import LANGUAGES, Text

# What is told of a county alone; the steps that reach pairs only say so in the place of a figure.
OF_COUNTY = (
    "projects",
    "planned_investment",
    "investment_completed",
    "output_value",
    "profit_and_tax",
    "fund_allocated",
    "fund_disbursed",
    "fund_spent",
)
TOLD = ("projects", "investment_completed", "fund_spent")
_SENTENCE = Text("{county}（{city}）{what}；{told}", "{county} ({city}) {what}; {told}")
_IN_PAIR = Text("是{role}，与{partner}结对", "is one of the programme’s counties ({role}), paired with {partner}")
_OUTSIDE = Text("{outside}", "is {outside}")
# Each with its own period: a count at the quarter's end beside investment of the year would read as of one time.
_FIGURE = Text("{label} {value}（{period}）", "{label}: {value} ({period})")
_FACTS = Text("来源讲到它的有 {count} 条", "the sources tell {count} facts of it")
_NO_FACTS = Text("来源没有讲到它，暂无数据", "the sources tell nothing of it: no data")


def own(selection: Selection, adcode: str) -> Selection:
    """The selection for what stands in the county or is paid to it: whose pair it is of makes no difference."""
    return Selection(
        selection.as_of,
        selection.span,
        tracks=selection.tracks,
        counties=(adcode,),
        stages=selection.stages,
        industries=selection.industries,
        value_type=selection.value_type,
    )


@remembered
def facts_of(dataset: Dataset, adcode: str, selection: Selection) -> tuple[Fact, ...]:
    """The single facts of a partial dataset that are of this county."""
    return tuple(fact for fact in facts(dataset, own(selection, adcode)) if fact.county == adcode)


@remembered
def sentence(dataset: Dataset, adcode: str, selection: Selection) -> Text:
    found = place(dataset, adcode, selection)
    said = {lang: _said(dataset, found, selection, lang) for lang in LANGUAGES}
    return Text(said["zh"], said["en"], is_data=True)


def _said(dataset: Dataset, found: Place, selection: Selection, lang: str) -> str:
    stop = "。" if lang == "zh" else "."
    told = _facts(dataset, found, selection, lang) if is_partial(dataset) else _figures(dataset, found, selection, lang)
    county = found.county
    return _SENTENCE(lang, county=county.name(lang), city=county.city(lang), what=_what(found, lang), told=told) + stop


def _what(found: Place, lang: str) -> str:
    if not found.ties:
        return _OUTSIDE(lang, outside=terms.OUTSIDE_PROGRAMME(lang))
    pair = found.ties[0].pair
    is_industrial = pair.industrial.adcode == found.county.adcode
    partner = pair.mountain if is_industrial else pair.industrial
    role = ROLE["industrial" if is_industrial else "mountain"].label(lang)
    return _IN_PAIR(lang, role=role, partner=partner.name(lang))


def _figures(dataset: Dataset, found: Place, selection: Selection, lang: str) -> str:
    asked, told = own(selection, found.county.adcode), []
    for metric_id in TOLD:
        metric = METRICS[metric_id]
        try:
            value = str(printed(metric, total(dataset, metric_id, asked), lang))
        except Refused:
            continue
        told.append(_FIGURE(lang, label=metric.label(lang), value=value, period=short_period(metric, asked, lang)))
    return terms.JOINT(lang).join(told) or NO_DATA(lang)


def _facts(dataset: Dataset, found: Place, selection: Selection, lang: str) -> str:
    count = len(facts_of(dataset, found.county.adcode, selection))
    return _FACTS(lang, count=count) if count else _NO_FACTS(lang)
