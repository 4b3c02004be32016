"""What a part was read from, in words: the figures as listed, with their units and qualifiers, and where they stand."""

from analytics.code_words import qualified
from analytics.facts.resources import Resource
from analytics.lookup import counties
from analytics.matching.industries import INDUSTRIES, MAIN
from analytics.matching.parts import (
    WHY,
    Apart,
    Complement,
    Crossing,
    EarlierTie,
    Evidence,
    LinkedIndustries,
    Mix,
    Need,
    SharedIndustry,
)
from analytics.pairs.wording import found_at
from analytics.programme import TIES
from analytics.sentences import within
from store.datasets import Dataset
from style import terms
from style.numbers import percent, plain
from style.text import Text
from style.units import UNITS

_NEED = Text(
    "{county}需{item}{needed}，对方供{offered}，满足 {met}",
    "{county} needs {item} {needed}, the other offers {offered}: {met} met",
)
_NONE_OFFERED = Text("{county}需{item}{needed}，对方没有列出", "{county} needs {item} {needed}; the other lists none")
_NOT_MET = Text(
    "{county}需{item}{needed}，对方供{offered}：{why}",
    "{county} needs {item} {needed}, the other offers {offered}: {why}",
)
_NOT_TOLD = Text("{county}需{item}{needed}：{why}", "{county} needs {item} {needed}: {why}")
_NO_NUMBER = Text("（数量未载）", "(no quantity)")
_MIX = Text(
    "项目 {industrial} 个与 {mountain} 个（两县共有的不计）",
    "{industrial} and {mountain} projects (those of the two together left out)",
)
_SHARED = Text("{industry} {industrial} 与 {mountain}", "{industry}: {industrial} and {mountain}")
_LINKED = Text(
    "{here}（{industrial}）与{there}（{mountain}），{strength}：{reason}",
    "{here} ({industrial}) and {there} ({mountain}), {strength}: {reason}",
)
_MAIN, _LESSER = Text("主要联系", "a main link"), Text("次要联系", "a lesser link")
_APART = Text("直线 {km} 公里", "{km} km as the crow flies")
_CROSSING = Text(
    "工业大县来、落在山区县的项目 {there} 个，反向 {back} 个",
    "projects from the industrial county in the mountain one: {there}; the other way: {back}",
)
_EARLIER = Text(f"此前有{TIES.zh}：“{{printed}}”", f"earlier {TIES.en}: “{{printed}}”")


def evidence_words(dataset: Dataset, told: Evidence, lang: str) -> str:
    """One piece of it in a phrase."""
    if isinstance(told, Need):
        return _need(dataset, told, lang)
    if isinstance(told, Mix):
        return _MIX(lang, industrial=told.industrial, mountain=told.mountain)
    if isinstance(told, SharedIndustry):
        name = INDUSTRIES[told.industry].name(lang)
        return _SHARED(
            lang, industry=name, industrial=percent(told.industrial, lang), mountain=percent(told.mountain, lang)
        )
    if isinstance(told, LinkedIndustries):
        return _LINKED(
            lang,
            here=INDUSTRIES[told.industry_there].name(lang),
            there=INDUSTRIES[told.industry_here].name(lang),
            industrial=percent(told.industrial, lang),
            mountain=percent(told.mountain, lang),
            strength=(_MAIN if told.link.strength == MAIN else _LESSER)(lang),
            reason=told.link.reason(lang),
        )
    if isinstance(told, Apart):
        return _APART(lang, km=f"{told.km:.0f}")
    if isinstance(told, Crossing):
        return _CROSSING(lang, there=told.to_mountain, back=told.to_industrial)
    return _EARLIER(lang, printed=told.printed or "")


def quantity_words(row: Resource, lang: str) -> str:
    """超 60 亩; that the source gives no quantity. With the gap to a Chinese word before it."""
    if row.quantity is None or row.unit not in UNITS:
        return _NO_NUMBER(lang)
    said = qualified(plain(row.quantity, UNITS[row.unit], lang), row.qualifier, lang)
    return f" {said}" if lang == "zh" else said


def _need(dataset: Dataset, told: Need, lang: str) -> str:
    row = told.need
    said = {
        "county": counties(dataset)[row.adcode].name(lang),
        "item": row.item if lang == "zh" else within(row.item_en or row.item),
        "needed": quantity_words(row, lang),
    }
    offered = terms.JOINT(lang).join(quantity_words(one, lang) for one in told.offers)
    if told.met is not None and offered:
        return _NEED(lang, offered=offered, met=percent(told.met, lang, 0), **said)
    if told.met is not None:
        return _NONE_OFFERED(lang, **said)
    why = WHY[told.why or "not_told"](lang)
    return _NOT_MET(lang, offered=offered, why=why, **said) if offered else _NOT_TOLD(lang, why=why, **said)


def part_sources(dataset: Dataset, part: Complement, lang: str) -> str:
    """Where the rows of needs, offers and earlier ties stand; nothing of a part that is read from others."""
    found = []
    for told in part.evidence:
        rows: tuple[Resource | EarlierTie, ...] = ()
        if isinstance(told, Need):
            rows = (told.need, *told.offers)
        elif isinstance(told, EarlierTie):
            rows = (told,)
        found += [found_at(dataset, row.source_id, row.locator, lang) for row in rows]
    return terms.LIST_STOP(lang).join(dict.fromkeys(found))
