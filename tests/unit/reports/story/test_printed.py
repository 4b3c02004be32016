"""Every number of a report is the page's own: read back from its words, and held against cards, tables and plain rows."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from analytics.answer import Refused, parts
from analytics.funds.years import fund_years
from analytics.headlines import OF_ALL, headline, headlines
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.wording import lead_words
from analytics.map.figures import first_link, link_figures
from analytics.metrics import METRICS
from analytics.pairs.facts import happenings, stated
from analytics.printed import printed
from analytics.selection import Selection
from analytics.table import Column
from reports.story.model import Chart, Section, Story
from reports.story.tell import tell
from style import terms
from style.text import LANGUAGES
from tests.shipped import PAIRS, WITH_FACTS, dataset, plainly, view
from ui.figures.cards import card
from ui.funds.ladder import years_table
from ui.known_facts.cards import cards_of
from ui.known_facts.matrix import matrix_table
from ui.pairs.tables import events_table, stated_table
from ui.warnings.found import find, rules_table
from ui.warnings.listing import list_table, listed

MADE = date(2026, 1, 15)
LINE = "数据集一行"
ASKED: dict[str, tuple[str, dict]] = {
    "province": ("demo", {"q": "2025Q4"}),
    "third quarter": ("demo", {"q": "2025Q3"}),
    "since 2023": ("demo", {"q": "2025Q3", "span": "programme"}),
    "a quarter": ("demo", {"q": "2025Q2", "span": "quarter"}),
    "the first": ("demo", {"q": "2023Q1"}),
    "a city": ("demo", {"q": "2025Q4", "cities": ("331100",)}),
    "a county": ("demo", {"q": "2025Q4", "counties": ("331102",)}),
    "two pairs": ("demo", {"q": "2025Q4", "pairs": ("P02", "P15")}),
    "one pair": ("demo", {"q": "2025Q3", "pairs": ("P17",)}),
    "a track": ("demo", {"q": "2025Q4", "tracks": ("T3",)}),
    "a pair's track": ("demo", {"q": "2025Q4", "pairs": ("P08",), "tracks": ("T2",)}),
    "a stage": ("demo", {"q": "2025Q4", "stages": ("in_production",)}),
    "expected": ("demo", {"q": "2025Q4", "value": "forecast"}),
    "at capacity": ("demo", {"q": "2025Q4", "value": "at_capacity"}),
    "reported": ("reported", {"q": "2024Q3"}),
    "reported, since 2023": ("reported", {"q": "2024Q3", "span": "programme"}),
    "reported, silent pair": ("reported", {"q": "2024Q3", "pairs": ("P01",)}),
    "reported, expected": ("reported", {"q": "2024Q3", "value": "forecast"}),
    "reported, at capacity": ("reported", {"q": "2024Q3", "value": "at_capacity"}),
}
EVERY = pytest.mark.parametrize("asked", ASKED)
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
_NUMBER = re.compile(r"[−-]?[0-9][0-9,]*(?:\.[0-9]+)?")


def selection(asked: str) -> Selection:
    name, words = ASKED[asked]
    return view(name, **words).selection


@cache
def told(asked: str, lang: str) -> Story:
    return tell(dataset(ASKED[asked][0]), selection(asked), lang, dataset_line=LINE, made=MADE)


def read(printed: str) -> Decimal:
    """The one number of a cell, with the sign that its mark gives it."""
    found = _NUMBER.findall(printed)
    assert len(found) == 1, printed
    value = Decimal(found[0].replace(",", "").replace("−", "-"))
    below = "▼" in printed or printed.startswith(("多 ", "多支 ", "over by ")) or printed.endswith(" more")
    return -value if below else value


def shown(column: Column, exact: object) -> Decimal:
    value = Decimal(str(exact)) / column.divisor
    return value.quantize(Decimal(1).scaleb(-column.decimals), ROUND_HALF_UP)


def texts(section: Section) -> list[str]:
    """Every word of a section."""
    said = [section.title, *section.sentences, section.source, *(text for line in section.talk for text in line)]
    for figure in section.figures:
        said += [figure.label, figure.value, figure.unit, figure.note, figure.change]
    for table in section.tables:
        said += [table.caption, table.note, *(column.label for column in table.columns)]
        said += [cell for row in table.printed for cell in row]
    for chart in section.charts:
        said += [chart.title, chart.unit, chart.alt, *chart.categories, *chart.gaps]
        said += [text for one in chart.series for text in (one.label, *one.printed)]
    if section.map:
        said += [section.map.caption, section.map.note, section.map.alt]
        said += [text for link in section.map.links for text in (link.label, link.printed)]
    return said


def charts(story: Story) -> list[Chart]:
    return [chart for section in story.sections for chart in section.charts]


@EVERY
@BOTH
def test_each_number_reads_back_as_the_exact_one_rounded(asked, lang):
    for section in told(asked, lang).sections:
        for table in section.tables:
            for row, exact in zip(table.printed, table.exact, strict=True):
                for column, said, value in zip(table.columns, row, exact, strict=True):
                    if value is not None:
                        assert column.kind != "text", (table.id, column.id)
                        if said == terms.NONE_YET(lang):  # money of which nothing has moved: exactly 0
                            assert (column.kind, value) == ("money", 0), (table.id, column.id)
                            continue
                        assert read(said) == shown(column, value), (table.id, column.id, said, value)
                    elif column.kind not in ("text", "date"):
                        assert not _NUMBER.search(said), f"{table.id}: {said} has no exact value beside it"
        for figure in section.figures:
            unit = METRICS[figure.id].unit
            if figure.value == terms.NONE_YET(lang):
                assert (unit.kind, figure.exact) == ("money", 0)
                continue
            divisor = {"亿元": 10**8, "m yuan": 10**6, "%": Decimal("0.01")}.get(figure.unit, 1)
            decimals = len(figure.value.partition(".")[2])
            column = Column(figure.id, "", unit.kind, Decimal(divisor), decimals)
            assert figure.exact is not None and read(figure.value) == shown(column, figure.exact)


@EVERY
@BOTH
def test_charts_print_what_they_draw_and_none_is_empty(asked, lang):
    for chart in charts(told(asked, lang)):
        every = [*chart.series, *([chart.targets] if chart.targets else [])]
        assert chart.alt and chart.unit and chart.title and chart.series and chart.categories
        assert all(any(value is not None for value in one.values) for one in every), chart.id
        assert not chart.gaps or len(chart.gaps) == len(chart.categories)
        for one in every:
            assert len(one.values) == len(one.printed) == len(chart.categories), chart.id
            for value, said in zip(one.values, one.printed, strict=True):
                if value is None:
                    assert not _NUMBER.search(said), (chart.id, said)
                elif _NUMBER.search(said):
                    step = Decimal(1).scaleb(-len(_NUMBER.findall(said)[0].partition(".")[2]))
                    assert abs(read(said) - Decimal(str(value))) <= step / 2, (chart.id, said, value)
                else:
                    assert value == 0 and chart.kind == "ladder", "only a step with nothing yet stands at zero"


@EVERY
@BOTH
def test_there_is_no_none_no_blank_no_bare_brace_and_no_empty_section(asked, lang):
    story = told(asked, lang)
    for section in story.sections:
        for text in texts(section):
            assert "None" not in text and "nan" not in text.split(), (section.id, text)
            assert "{" not in text and "}" not in text and "  " not in text, (section.id, text)
            assert not re.search("。。|；；|，，|、、|;;|,,", text), (section.id, text)
        assert section.title.strip() and section.source.endswith(LINE), section.id
        assert section.sentences or section.figures or section.tables or section.charts or section.map
        for part in (*section.figures, *section.tables, *section.charts):
            assert part.id, section.id
        for table in section.tables:
            assert table.printed and all(column.label for column in table.columns), table.id
    ids = [section.id for section in story.sections]
    assert len(ids) == len(set(ids)) and story.sections[0].kind == "summary"


@EVERY
@BOTH
def test_english_has_no_chinese_of_its_own_and_both_have_the_same_digits(asked, lang):
    """Names of projects, sources and events stay as their sources have them; all of the report's own words are turned."""
    zh, en = told(asked, "zh"), told(asked, "en")
    assert [s.id for s in zh.sections] == [s.id for s in en.sections]
    for one, other in zip(zh.sections, en.sections, strict=True):
        assert [f.exact for f in one.figures] == [f.exact for f in other.figures]
        assert [t.exact for t in one.tables] == [t.exact for t in other.tables], one.id
        own = [other.title, *(c.label for t in other.tables for c in t.columns), *(f.label for f in other.figures)]
        for text in own:
            assert not re.search("[一-鿿]", text), (other.id, text)


@EVERY
@BOTH
def test_the_summary_has_the_cards_of_the_page(asked, lang):
    name, words = ASKED[asked]
    page = view(name, lang, **words)
    if is_partial(page.dataset):
        return  # told of by facts: below
    found = {figure.id: figure for figure in told(asked, lang).sections[0].figures}
    made = {line.metric_id: card(page, line) for line in headlines(page.dataset, OF_ALL, page.selection)}
    assert list(found) == [metric_id for metric_id in OF_ALL if not made[metric_id].missing]
    for metric_id, figure in found.items():
        own = made[metric_id]
        assert (figure.label, figure.value, figure.unit, figure.note) == (own.label, own.value, own.unit, own.note)
        assert figure.change == (own.change.text if own.change else "")
        assert figure.tone == (own.change.tone if own.change and own.change.tone != "neutral" else "")
    said = " ".join(told(asked, lang).sections[0].sentences)
    for metric_id in set(OF_ALL) - set(found):
        assert METRICS[metric_id].label(lang) in said, f"{metric_id} is left out without a word"


@pytest.mark.parametrize("asked", [asked for asked, (name, _) in ASKED.items() if name == "reported"])
@BOTH
def test_the_summary_of_single_facts_is_the_front_of_the_page(asked, lang):
    page = view("reported", lang, **ASKED[asked][1])
    known = known_facts(page.dataset, page.selection)
    section = told(asked, lang).sections[0]
    assert section.title == lead_words(page.dataset, known, page.selection, lang).rstrip("。.")
    assert section.figures == (), "nothing is summed"
    cards = {(card.whose, card.claim, card.tag): card for card in cards_of(page, known.facts)}
    listed = {table.id: table for table in section.tables}
    for row in listed["facts"].printed if known.facts else ():
        pair, claim, figure, kind, date, source = row
        card = cards[pair, claim, kind]
        shown = "".join((card.before, card.number, card.unit, card.after, card.printed))
        assert re.sub(r"\s", "", figure).replace("—", "") == re.sub(r"\s", "", shown)
        assert card.foot == f"{date} · {source}"
    matrix = {row[0]: row[1:] for row in listed["coverage"].printed}
    page_rows = matrix_table(page, known).rows
    for row in page_rows[: len(known.told)]:
        cells = [cell.text for key, cell in row.cells.items() if key not in ("pair", "next")]
        assert [text or "—" for text in cells] == list(matrix[row.cells["pair"].text])


@EVERY
@BOTH
def test_the_figures_of_a_pair_are_those_of_its_page(asked, lang):
    name, words = ASKED[asked]
    page = view(name, lang, **words)
    for section in told(asked, lang).of_kind("pair"):
        at = view(name, lang, **words | {"pairs": (section.pair_id,)})
        for figure in section.figures:
            own = card(at, headline(page.dataset, figure.id, at.selection))
            assert (figure.value, figure.unit, figure.note) == (own.value, own.unit, own.note), section.id
            assert figure.exact == headline(page.dataset, figure.id, at.selection).now.value


@pytest.mark.parametrize(
    "asked", ["province", "third quarter", "since 2023", "a quarter", "two pairs", "one pair", "a track"]
)
def test_headlines_are_the_sums_of_the_plain_rows(asked):
    story = told(asked, "zh")
    for section, where in [(story.sections[0], {})] + [(s, {"pairs": (s.pair_id,)}) for s in story.of_kind("pair")[:3]]:
        at = view("demo", **ASKED[asked][1] | where).selection
        for figure in section.figures:
            assert figure.exact == plainly("demo", figure.id, (), at)[()][0], (section.id, figure.id)


@EVERY
@BOTH
def test_every_metric_that_is_told_is_defined(asked, lang):
    story = told(asked, lang)
    defined = {definition.label for definition in story.definitions}
    shown_ids = {figure.id for section in story.sections for figure in section.figures}
    shown_ids |= {c.id for s in story.sections for t in s.tables for c in t.columns if c.id in METRICS}
    assert {METRICS[metric_id].label(lang) for metric_id in shown_ids} <= defined
    for metric in METRICS.values():
        heads = [text for s in story.sections for f in s.figures for text in (f.label,)]
        assert metric.label(lang) not in heads or metric.label(lang) in defined
    assert all(d.meaning and d.formula and d.unit and d.basis for d in story.definitions)
    assert len(defined) == len(story.definitions)


def of_a_rate(sections, figures, lang):
    """Each link has its figure and the class of the page's map; one that is not judged has neither colour nor width."""
    for section in sections:
        links = {link.pair_id: link for link in section.map.links}
        assert set(links) <= set(figures) and section.map.note and section.map.alt and section.map.paces
        for pair_id, link in links.items():
            placed = figures[pair_id]
            assert link.pace == placed.pace and (link.width is None) == (placed.pace is None)
            assert link.printed == str(printed(METRICS["execution_rate"], placed.part, lang))
        assert section.map.focus == section.pair_id


@EVERY
@BOTH
def test_the_map_has_the_links_of_the_selection_with_the_figures_of_the_page(asked, lang):
    sections = [section for section in told(asked, lang).sections if section.map]
    data, amount = dataset(ASKED[asked][0]), "investment_completed"
    figures = link_figures(data, first_link(selection(asked)), selection(asked))
    figures = (figures if figures.known else link_figures(data, amount, selection(asked))).figures
    if any(one.judged for one in figures.values()):
        return of_a_rate(sections, figures, lang)
    for section in sections:
        links = {link.pair_id: link for link in section.map.links}
        assert set(links) <= set(figures) and section.map.note and section.map.alt
        values = {pair_id: figures[pair_id].part.value for pair_id in links}
        widest = max((v for v in values.values() if v is not None), default=None)
        for pair_id, link in links.items():
            value = values[pair_id]
            assert (link.width is None) == (value is None)
            if value is None:
                assert link.printed == printed(METRICS["investment_completed"], figures[pair_id].part, lang).number
            elif figures[pair_id].part.none_yet:
                assert (link.printed, link.width) == (terms.NONE_YET(lang), 0)
            else:
                assert link.width == pytest.approx(float(value / widest) if widest else 0)
                assert read(link.printed) == shown(
                    Column("", "", "money", Decimal(10**8 if lang == "zh" else 10**6), 2 if lang == "zh" else 0), value
                )
        assert section.map.focus == section.pair_id, "a pair's own section picks it out, the province none"


@pytest.mark.parametrize(
    "asked", ["province", "third quarter", "since 2023", "a city", "two pairs", "one pair", "a track"]
)
@BOTH
def test_fund_years_are_those_of_the_page(asked, lang):
    sections = told(asked, lang).of_kind("money")
    found = fund_years(dataset("demo"), selection(asked))
    assert bool(sections) == (found.refused is None)
    name, words = ASKED[asked]
    page = years_table(view(name, lang, **words), found)
    table = next(t for t in sections[0].tables if t.id == "fund-years")
    expected = [[row.cells[column.id].text for column in page.columns] for row in (*page.rows, *page.foot)]
    assert [list(row) for row in table.printed] == expected
    assert [column.label for column in table.columns] == [c.label for c in page.columns]


@pytest.mark.parametrize("asked", ["province", "third quarter", "two pairs", "one pair"])
@BOTH
def test_warnings_are_those_of_the_page(asked, lang):
    name, words = ASKED[asked]
    page = view(name, lang, **words)
    found = find(page)
    (section,) = told(asked, lang).of_kind("warnings")
    rules, largest = section.tables
    own = rules_table(page, found)
    assert [
        column.label for column in rules.columns if column.id in ("rule", "count", "warned", "amount", "threshold")
    ] == [column.label for column in own.columns if column.id in ("rule", "count", "pairs", "amount", "threshold")]
    shown_rows = {row.cells["rule"].text: row.cells for row in own.rows}
    for rule, count, pairs, amount, _, threshold in rules.printed:
        cells = shown_rows[rule]
        assert [cells[key].text for key in ("count", "pairs", "amount", "threshold")] == [
            count,
            pairs,
            amount,
            threshold,
        ]
    listed_rows = list_table(page, found, listed(page, found)).rows
    for row, (pair, rule, of, amount, asks) in zip(listed_rows, largest.printed, strict=False):
        assert (row.cells["pair"].text, row.cells["amount"].text, row.cells["asks"].text) == (pair, amount, asks)
        assert row.cells["pair"].sub in (f"{rule} · {of}", rule), "of a pair as it stands the file names the quarter"


@BOTH
def test_what_sources_state_is_that_of_the_page(lang):
    page = view("reported", lang, q="2024Q3")
    seen = 0
    for section in told("reported", lang).of_kind("pair"):
        at = page.of(section.pair_id)
        own = {
            "stated": stated_table(page, stated(page.dataset, section.pair_id, at)),
            "events": events_table(page, happenings(page.dataset, section.pair_id, at), ""),
        }
        for made in section.tables:
            if made.id not in own:
                continue
            seen += 1
            heads = {column.id: column.label for column in own[made.id].columns}
            assert all(heads[column.id] == column.label for column in made.columns)
            for row, cells in zip(made.printed, own[made.id].rows, strict=False):
                for column, said in zip(made.columns, row, strict=True):
                    cell = cells.cells[column.id]
                    assert said in (cell.text, cell.sub, " · ".join(filter(None, (cell.text, cell.sub)))), column.id
    assert seen > 5


@EVERY
def test_kinds_are_left_out_when_asked_and_only_then(asked):
    whole = told(asked, "zh")
    name = ASKED[asked][0]
    for kind in {section.kind for section in whole.sections} - {"summary"}:
        part = tell(dataset(name), selection(asked), "zh", without=(kind,), dataset_line=LINE, made=MADE)
        assert [s.id for s in part.sections] == [s.id for s in whole.sections if s.kind != kind]


@BOTH
def test_what_was_only_reported_is_short_and_says_no_zero(lang):
    story = told("reported", lang)
    kinds = [section.kind for section in story.sections]
    assert set(kinds) <= {"summary", "map", "decisions", "pair", "methods"} and not charts(story)
    assert [s.pair_id for s in story.of_kind("pair")] == WITH_FACTS
    assert any(("18" if lang == "zh" else "1,800") in row[2] for row in story.sections[0].tables[0].printed), (
        "the budget is among the facts"
    )
    assert all(link.width is None for s in story.sections if s.map for link in s.map.links)
    for section in story.sections:
        for text in texts(section):
            assert not re.search(
                r"(?<![0-9.,])(?<![=＝] )0(?:\.0+)?(?![0-9.,])\s*(?:亿元|万元|m yuan|%|个|projects)", text
            ), text
        assert all(value != 0 for table in section.tables for row in table.exact for value in row)
    assert all(s.tables or s.figures for s in story.of_kind("pair"))
    assert not told("reported, silent pair", lang).of_kind("pair"), "of a silent pair there is nothing to say"


@BOTH
def test_the_province_has_a_section_for_each_of_its_pairs_with_something_to_say(lang):
    sections = told("province", lang).of_kind("pair")
    assert sorted(s.pair_id for s in sections) == PAIRS
    for section in sections:
        assert _NUMBER.search(section.title) and len(section.talk) == 4 and len(section.charts) == 1
        assert len({label for label, _ in section.talk}) == 4 and all(said.strip() for _, said in section.talk)


@EVERY
def test_a_total_is_the_sum_of_what_stands_above_it(asked):
    for section in told(asked, "zh").sections:
        for table in section.tables:
            if not table.total:
                continue
            for n, column in enumerate(table.columns):
                *above, whole = [row[n] for row in table.exact]
                if column.kind in ("money", "count") and whole is not None and None not in above:
                    assert sum(above) == whole, (table.id, column.id)


@EVERY
def test_what_a_selection_refuses_is_never_told(asked):
    at, name = selection(asked), ASKED[asked][0]
    for section in told(asked, "zh").sections:
        for figure in section.figures:
            try:
                parts(dataset(name), figure.id, (), at)
            except Refused as refused:  # pragma: no cover
                pytest.fail(f"{figure.id} is told though refused: {refused.reason.zh}")
