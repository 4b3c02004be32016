"""The register of findings in words and tables, for page and file alike."""

from collections.abc import Sequence

from analytics.findings.held import STANDINGS, StillFound
from analytics.findings.hypotheses import KINDS, PARTIAL, WHY_NOT, Hypothesis
from analytics.findings.look import Count, Look
from analytics.findings.sentences import figure_words, member_name, sentence
from analytics.metrics import METRICS
from analytics.sentences import begun
from analytics.table import NOTHING, Cell, Column, Table, cell, column, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import NO_DATA, percent, rounded
from style.periods import say_period
from style.text import Text
from style.units import YUAN

FOUND = Text("发现了什么", "What was found")
LOOKED = Text("查看范围", "What was looked at")
STILL = Text("是否还成立", "Does it still hold")
FINDING = Text("发现", "Finding")
HOW = Text("怎样看出", "Found by")
ABOUT = Text("涉及金额", "Money it is about")
SURPRISE = Text("意外程度", "Surprise")
P_VALUE = Text("p 值", "p-value")
SEEN_AT = Text("在看板哪里看", "Where the dashboard shows it")
RULE = Text("规则", "rule")
JUDGED_BY = Text("怎样判断", "How it is judged")
ASKED, COULD, CAME = Text("假设", "Hypotheses"), Text("能看的", "Looked at"), Text("发现的", "Found")
WHY = Text("不能看的原因", "Why the others were not")
FIGURE_THEN, FIGURE_NOW = Text("当时的数", "Figure then"), Text("现在的数", "Figure now")
STANDING = Text("成立与否", "Standing now")
LEAD = Text(
    "截至{quarter}末有 {found} 项发现：检验 {passed} 项（{tests} 项检验，错误发现率 {rate}），规则 {ruled} 项；列出的 {asked} 项假设中 {not_looked} 项数据不够、没有看。",
    "At the end of {quarter}: {found} findings, {passed} from {tests} tests at a false-discovery rate of {rate} and {ruled} by rules; {not_looked} of {asked} hypotheses had too little data to look at.",
)
LEAD_NONE = Text(
    "截至{quarter}末数据不完整，没有的不等于零：一项假设也没有看。",
    "At the end of {quarter} the data are partial, and what is not there is not 0: no hypothesis was looked at.",
)
FOUND_NOTE = Text(
    "按涉及金额乘意外程度排列。检验的意外程度按 p 值计：2 是百分之一，3 是千分之一；规则没有 p 值，用各自的量：创新高新低的季度数、所占份额是平均份额的几倍、连续几个季度。只描述数字，不说明原因。",
    "Ordered by money times surprise. The surprise of a test goes by its p-value: 2 is one in a hundred, 3 one in a thousand; rules have no p-value and use measures of their own: quarters beaten, times the average share, quarters in a row. Figures are described; causes are not.",
)
LOOKED_NOTE = Text(
    "所有检验的 p 值合在一起，按本雅明尼—霍赫贝格法控制错误发现率：通过的检验中，预期至多 {rate} 是误报。规则按门槛判断，不在其内。同样的数据，结果相同。",
    "The p-values of all tests together, under a false-discovery rate by Benjamini and Hochberg: of the tests that pass, {rate} at most are expected to be false. Rules go by thresholds and are not part of it. The same data give the same result.",
)
STILL_NOTE = Text(
    "“{meeting}”（{day}，截至{then}末）最重要的 {count} 项发现，与截至{now}末的数据对照；检验没有再通过的，也算不再成立。",
    "The {count} most weighty findings of “{meeting}” ({day}, at the end of {then}), held against the data at the end of {now}; a test that does not pass again no longer holds.",
)
BEFORE_NOTE = Text(
    "还没有会议：截至上一季度（{then}）末最重要的 {count} 项发现，与截至{now}末的数据对照。",
    "No meeting yet: the {count} most weighty findings at the end of the quarter before ({then}), held against the data at the end of {now}.",
)
STILL_COUNTS = Text(
    "{holds} 项仍成立，{gone} 项不再成立，{unknown} 项无法再判断。",
    "{holds} still hold, {gone} no longer do, {unknown} cannot be judged any more.",
)
NONE_FOUND = Text("没有通过检验、也没有达到规则门槛的发现。", "No test passed and no rule was met.")
_TESTED = Text("{figure}（p 值 {p}）", "{figure} (p-value {p})")
NONE_LOOKED = Text(
    "数据不完整，没有看，也就没有发现。", "The data are partial: nothing was looked at, and so nothing found."
)
_OF_WHY = Text("{why}（{count}）", "{why} ({count})")


def lead_words(found: Look, lang: str) -> str:
    quarter, asked = say_period(found.as_of, lang), sum(one.asked for one in found.counts)
    if not found.looked:
        return LEAD_NONE(lang, quarter=quarter)
    return LEAD(
        lang,
        quarter=quarter,
        found=len(found.found),
        asked=asked,
        not_looked=asked - found.looked,
        tests=found.p_values,
        passed=found.passed,
        rate=percent(found.rate, lang, 0),
        ruled=len(found.found) - found.passed,
    )


def found_table(dataset: Dataset, found: Look, lang: str) -> Table:
    """A row a finding, the most weighty first."""
    columns = [
        Column("place", terms.PLACE(lang), "count"),
        Column("finding", FINDING(lang)),
        Column("how", HOW(lang)),
        column("money", ABOUT(lang), YUAN, lang),
        Column("surprise", SURPRISE(lang), "number", decimals=1),
        Column("p", P_VALUE(lang)),
    ]
    rows = [
        [
            (str(n), n),
            text(sentence(dataset, found.as_of, one)(lang)),
            text(KINDS[one.kind].label(lang)),
            cell(one.money, YUAN, lang),
            (str(rounded(one.surprise, 1)), one.surprise),
            text(p_words(one, lang)),
        ]
        for n, one in enumerate(found.found, 1)
    ]
    return table("found", FOUND(lang), columns, rows, FOUND_NOTE(lang))


def seen_at_words(dataset: Dataset, one: Hypothesis, lang: str) -> str:
    """The page that a finding leads to, and what it is of there."""
    page = terms.PROJECTS_PAGE if one.is_of_projects else terms.ROWS_PAGE
    said = [
        page(lang),
        METRICS[one.metric_id].label(lang),
        begun(member_name(dataset, one.dimension, one.member)(lang)),
    ]
    return " · ".join(said)


def p_words(one: Hypothesis, lang: str) -> str:
    """To one digit, as no more of it is known; of a rule that it is one."""
    return RULE(lang) if one.p is None else f"{float(f'{one.p:.0e}'):.10f}".rstrip("0")


def counts_table(found: Look, lang: str) -> Table:
    """A row a kind: how many hypotheses, how many could be looked at, how many were found."""
    columns = [
        Column("kind", terms.KIND(lang)),
        Column("by", JUDGED_BY(lang)),
        *(Column(key, label(lang), "count") for key, label in (("asked", ASKED), ("looked", COULD), ("found", CAME))),
        Column("why", WHY(lang)),
    ]
    rows = [_count(one, lang) for one in found.counts]
    return table("looked", LOOKED(lang), columns, rows, LOOKED_NOTE(lang, rate=percent(found.rate, lang, 0)))


def _count(one: Count, lang: str) -> list[Cell]:
    kind = KINDS[one.kind]
    if one.why_not and one.why_not[0][0] == PARTIAL:  # which hypotheses there would be is not known either
        return [text(kind.label(lang)), text(kind.meaning(lang)), *[NOTHING] * 3, text(WHY_NOT[PARTIAL](lang))]
    why = terms.LIST_STOP(lang).join(_OF_WHY(lang, why=WHY_NOT[key](lang), count=count) for key, count in one.why_not)
    numbers: list[Cell] = [(f"{n:,}", n) for n in (one.asked, one.looked, one.found)]
    return [text(kind.label(lang)), text(kind.meaning(lang)), *numbers, text(why) if why else NOTHING]


def still_table(then: Dataset, then_at: str, found: Sequence[StillFound], lang: str) -> Table:
    """A row a finding of then: whether it still holds, with the figures of then and of now."""
    columns = [
        Column("finding", FINDING(lang)),
        Column("standing", STANDING(lang)),
        Column("then", FIGURE_THEN(lang)),
        Column("now", FIGURE_NOW(lang)),
    ]
    rows = [
        [
            text(sentence(then, then_at, one.then)(lang)),
            text(STANDINGS[one.standing](lang)),
            text(_figure(one.then, lang)),
            text(_now_words(one, lang)),
        ]
        for one in found
    ]
    return table("still", STILL(lang), columns, rows)


def _now_words(one: StillFound, lang: str) -> str:
    if one.now is None:
        return NO_DATA(lang)
    return WHY_NOT[one.now.why_not](lang) if one.now.why_not else _figure(one.now, lang)


def _figure(one: Hypothesis, lang: str) -> str:
    """With its p-value where it was tested: figures may be alike and pass only once."""
    said = figure_words(one, lang)
    return said if one.p is None else _TESTED(lang, figure=said, p=p_words(one, lang))


def still_words(found: Sequence[StillFound], lang: str) -> str:
    return STILL_COUNTS(lang, **{key: sum(one.standing == key for one in found) for key in STANDINGS})
