"""What a report rests on: its sources, every definition it uses, how to read it, and what is missing."""

from collections.abc import Sequence
from datetime import date

from analytics.code_words import word
from analytics.coverage import Coverage, coverage
from analytics.figure_words import END_OF
from analytics.funds import gaps as fund_gaps
from analytics.judgement.statuses import rules_in_words
from analytics.lookup import pairs, sources
from analytics.metrics import METRICS
from analytics.pairs.wording import day_words
from analytics.table import Column, Table, table, text
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import thresholds
from reports.story import assessment, words
from reports.story.context import ReportContext, basis
from reports.story.model import Definition, Section
from style import terms
from style.numbers import unit_label
from style.periods import say_period
from style.terms import READING_RULES as READING
from style.units import YUAN

MOST = 6  # pairs that lack figures and are named
TABLES = ("projects", "observations", "fund_flows")


def methods(context: ReportContext, definitions: Sequence[Definition], left_out: Sequence[tuple[str, str]]) -> Section:
    """`left_out`: the kinds of section that are not there, each with the reason."""
    lang, found = context.lang, coverage(context.dataset, context.selection)
    title = words.METHODS(lang, definitions=len(definitions), sources=len(sources(context.dataset)))
    if found.not_reported:
        title += words.METHODS_LACKING(lang, due=f"{found.due:,}", missing=f"{found.not_reported:,}")
    gone = [words.LEFT_OUT(lang, section=words.SECTION_NAMES[kind](lang), reason=reason) for kind, reason in left_out]
    sentences = (*_missing(context, found), *gone, *(rule(lang) for rule in READING[:5]))
    period = END_OF(lang, quarter=say_period(context.selection.as_of, lang))
    line = words.SOURCE_LINE(lang, period=period, unit=words.AS_LISTED(lang), basis=words.AS_LISTED(lang))
    return Section(
        "methods",
        "methods",
        title,
        sentences,
        tables=(_sources(context),),
        source=terms.LIST_STOP(lang).join(filter(None, (line, context.dataset_line))),
    )


def _missing(context: ReportContext, found: Coverage) -> list[str]:
    lang, names, said = context.lang, pairs(context.dataset), []
    if found.silent:
        silent = terms.JOINT(lang).join(names[pair].label(lang) for pair in found.silent)
        said.append(words.SILENT(lang, count=len(found.silent), pairs=silent))
    if found.not_reported:
        worst = [
            words.LACKS(lang, pair=names[p].label(lang), missing=missing, due=due)
            for p, missing, due in found.missing[:MOST]
        ]
        said.append(
            words.LACKING(
                lang, due=f"{found.due:,}", missing=f"{found.not_reported:,}", pairs=terms.JOINT(lang).join(worst)
            )
        )
    if not all(context.dataset.is_complete(name) for name in TABLES):
        said.append(words.PARTIAL(lang))
    return said


def _sources(context: ReportContext) -> Table:
    lang = context.lang
    columns = tuple(
        Column(key, label(lang))
        for key, label in (
            ("title", terms.SOURCE),
            ("publisher", terms.PUBLISHER),
            ("date", terms.DATE),
            ("kind", terms.KIND),
        )
    )
    rows = []
    for source in sources(context.dataset).values():
        day = source["date"] if isinstance(source["date"], date) else None
        kind = word("source_kind", str(source["kind"]))(lang)
        rows.append(
            [text(str(source["title"])), text(str(source["publisher"])), text(day_words(day, None, lang)), text(kind)]
        )
    return table("sources", words.SOURCES(lang), columns, rows)


def defined(context: ReportContext, kinds: Sequence[str]) -> tuple[Definition, ...]:
    """Of every metric told, in the order of METRICS; then of what the sections of these kinds tell that is no metric."""
    lang = context.lang
    found = [
        Definition(m.label(lang), m.meaning(lang), m.formula(lang), unit_label(m.unit, lang), basis(context, m))
        for m in METRICS.values()
        if m.id in context.used
    ]
    actual, money = word("value_type", "actual")(lang), unit_label(YUAN, lang)
    if {"money", "ranking", "pair", "summary"} & set(kinds):
        found.append(
            Definition(
                words.CALENDAR(lang),
                words.PACE_MEANS(lang),
                words.PACE_FORMULA(lang, rules=rules_in_words(lang)),
                "%",
                "—",
            )
        )
    if "money" in kinds:
        own = terms.JOINT(lang).join(word("value_type", one)(lang) for one in ("planned", "actual"))
        found.append(Definition(fund_gaps.NAME(lang), fund_gaps.MEANING(lang), fund_gaps.FORMULA(lang), money, own))
    if {"warnings", "pair"} & set(kinds):
        values = thresholds().values
        for rule in RULES.values():
            formula = terms.LIST_STOP(lang).join((rule.formula(lang), rule.limit(values)(lang)))
            found.append(Definition(rule.label(lang), rule.meaning(lang), formula, rule.unit(lang), actual))
    if "assessment" in kinds:
        found += assessment.definitions(context)
    return tuple(found)
