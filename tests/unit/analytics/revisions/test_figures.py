"""Every figure that moved is told and none that did not, by the oracle on both sides; and each opens at the address it names."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import total
from analytics.metrics import METRICS, Metric
from analytics.revisions.chain import chain
from analytics.revisions.figures import DIMENSIONS, RevisedFigure, largest_first, questions, revised_figures
from analytics.revisions.openings import shown_on
from analytics.selection import SPANS, Selection
from store.datasets import Catalogue
from store.schema import TABLES
from style.text import LANGUAGES
from tests.generated import blank, opened, rows_of
from tests.oracle import Oracle
from tests.two_versions import CHANGES, MOVES_NO_FIGURE, plainly
from ui.address import KEYS, PAGE_KEYS, Address, read, written
from ui.sitemap import SITES

AT = "2025Q4"
Key = tuple[str, str, str, str, str | None]


def asked_of(metric: Metric) -> Iterator[tuple[Selection, str]]:
    """Every basis, span and dimension, those that come to the same too."""
    bases = metric.value_types if len(metric.value_types) > 1 else ("actual",)
    for basis in bases:
        for span in SPANS:
            for kind in ("province", *(d for d in DIMENSIONS if d in metric.breakdowns)):
                yield Selection(AT, span, value_type=basis), kind


def by_of(kind: str) -> tuple[str, ...]:
    return () if kind == "province" else (kind,)


def differing(before: Oracle, after: Oracle) -> dict[Key, bool]:
    """Of all that differs by the oracle whether the value did, or only how many returns came."""
    found: dict[Key, bool] = {}
    for metric in METRICS.values():
        for asked, kind in asked_of(metric):
            by = by_of(kind)
            sides = [plainly(oracle, metric.id, by_of(kind), asked) for oracle in (before, after)]
            nothing = [(oracle.absent(metric.id, by, asked), 0, 0) for oracle in (before, after)]
            for member in {*sides[0], *sides[1]}:
                old, new = (side.get(member, none) for side, none in zip(sides, nothing, strict=True))
                if old != new:
                    values = [(value, value == 0 and not due) for value, _, due in (old, new)]
                    whose = member[0] if member else None
                    found[metric.id, asked.span, asked.value_type, kind, whose] = values[0] != values[1]
    return found


def key(one: RevisedFigure) -> Key:
    return one.metric_id, one.selection.span, one.selection.value_type, one.whose.kind, one.whose.id


def is_told_elsewhere(metric_id: str, span: str, value_type: str) -> bool:
    """Whether another span comes to the same figure, and is the one that tells it."""
    asked = questions(METRICS[metric_id], AT)
    return (span, value_type) not in {(one.span, one.value_type) for one in asked}


@pytest.mark.parametrize("change", CHANGES)
def test_every_figure_that_moved_is_there_and_none_that_did_not(version_of, change):
    (old, before), (new, after) = version_of(""), version_of(change)
    found = {key(one): one for one in revised_figures(old, new, AT)}
    expected = {k: moved for k, moved in differing(before, after).items() if not is_told_elsewhere(*k[:3])}
    words = found.keys() - expected.keys()
    for k in words:  # no figure on either side, and another word for why
        one = found[k]
        assert one.before.exact is one.after.exact is None and one.before.printed != one.after.printed, k
    assert found.keys() - words == expected.keys()
    assert {k: one.has_moved for k, one in found.items() if k not in words} == expected
    assert bool(found) == (change not in MOVES_NO_FIGURE)


def test_a_span_that_is_left_out_comes_to_the_same_as_one_that_is_told(version_of):
    _, oracle = version_of("")
    for metric in METRICS.values():
        told = {(one.span, one.value_type): one for one in questions(metric, AT)}
        for asked, kind in asked_of(metric):
            if (asked.span, asked.value_type) not in told:
                mine = plainly(oracle, metric.id, by_of(kind), asked)
                others = [one for (_, basis), one in told.items() if basis == asked.value_type]
                assert any(plainly(oracle, metric.id, by_of(kind), one) == mine for one in others), (
                    metric.id,
                    asked,
                    kind,
                )


def test_a_sum_is_told_with_both_sides_and_its_change(version_of):
    (old, before), (new, after) = version_of(""), version_of("more was spent")
    moved = {key(one): one for one in chain(old, new).figures}
    one = moved["fund_spent", "year", "actual", "pair", "P07"]
    sides = [
        sum(
            r["amount"]
            for r in side.rows["fund_flows"]
            if (r["pair_id"], r["stage"], r["year"]) == ("P07", "spent", 2025)
        )
        for side in (before, after)
    ]
    assert [one.before.exact, one.after.exact] == sides and one.change == one.money == sides[1] - sides[0]
    assert one.after.printed("zh").endswith("亿元") and one.after.printed("en").endswith("m yuan")
    assert one.change_words("zh") == "增 1.19 亿元" and one.change_words("en") == "up 119 m yuan"
    assert one.whose.label("zh") == "乐清市—景宁县" and "2025" in one.period("zh") and one.basis("en") == "actual"


def test_what_rounding_hides_is_told_and_said_to_be_hidden(version_of):
    (old, _), (new, _) = version_of(""), version_of("a few yuan more were spent")
    found = chain(old, new).figures
    assert found and not any(one.is_seen for one in found)
    said = {one.unit.kind: (one.change_words("zh"), one.change_words("en")) for one in found}
    assert said["money"] == ("增 7.00 元", "up 7.00 yuan")
    assert said["percent"] == ("增 不到 0.1 个百分点", "up under 0.1 pp")


@pytest.mark.parametrize(
    "change", ["more was spent", "a return is revised", "a project is of another track", "fewer came"]
)
def test_each_figure_is_there_at_every_address_it_names(version_of, change):
    """The page of rows asks for exactly what the address says: it must come to the figure told, in both versions."""
    (old, _), (new, _) = version_of(""), version_of(change)
    catalogue = Catalogue({old.name: new.version}, ())
    told = chain(old, new)
    for one in (*told.figures, *told.recounted):
        assert one.opens[-1].page == "rows"
        for where in one.opens:
            said = where.address
            assert set(said) <= set(KEYS) and where.page in SITES
            assert all(where.page in PAGE_KEYS.get(k, (where.page,)) for k in said), where
            params = {k: written(value) for k, value in said.items()}
            address, problems = read(params, catalogue, new, where.page)
            assert not problems and {k: v for k, v in address.query().items() if k != "part"} == {
                k: v for k, v in params.items() if v != written(getattr(Address, k))
            }
        narrowed = Address(**one.opens[-1].address)
        if one.whose.kind == "province" or one.whose.id:
            for dataset, side in ((old, one.before), (new, one.after)):
                found = total(dataset, one.metric_id, narrowed.selection(dataset))
                assert found.value == side.exact, (one.metric_id, one.whose)


def test_figures_of_both_versions_come_first_and_of_those_the_most_money(version_of):
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    found = chain(old, new).figures
    assert found == largest_first(reversed(found))
    assert [one.money for one in found] == sorted((one.money for one in found), reverse=True)
    assert found[0].whose.kind == "province" and found[0].money == Decimal(found[0].change)


def test_a_quarter_beyond_a_versions_data_is_no_figure_of_it(version_of, monkeypatch):
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    monkeypatch.setattr("analytics.revisions.figures.opens", lambda dataset, quarter: dataset == new)
    one = {key(one): one for one in revised_figures(old, new, AT)}["fund_spent", "year", "actual", "pair", "P07"]
    assert one.before is None and one.has_moved and one.is_seen and one.change is None and one.change_words is None
    assert one.money == one.after.exact


def test_every_text_has_both_languages(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    for one in chain(old, new).figures:
        for lang in LANGUAGES:
            assert all((one.whose.label(lang), one.period(lang), one.basis(lang), one.after.printed(lang)))


def test_nothing_yet_and_a_sum_of_zero_are_two_figures():
    """尚无 becomes 0.00 亿元 when the first return says 0: the same value, printed otherwise."""
    project = blank("projects", project_id="J1", pair_id="P01", name="x", stage="signed", source_id="S")
    project["stage_as_of"] = date(2023, 1, 1)
    said = {"subject_type": "project", "subject_id": "J1", "unit": "yuan", "value_type": "actual", "source_id": "S"}
    zero = blank("observations", metric_id="output_value", period=AT, value=Decimal(0), status="reported", **said)
    zero["as_of"] = date(2026, 1, 1)
    rows = rows_of(projects=[project])
    old, new = (opened(one, set(TABLES)) for one in (rows, rows | {"observations": [zero]}))
    found = {key(one): one for one in revised_figures(old, new, AT)}
    one = found["output_value", "year", "actual", "province", None]
    assert one.before.exact == one.after.exact == 0 and one.has_moved and one.is_seen
    assert (one.before.printed("zh"), one.after.printed("zh")) == ("尚无", "0.00 亿元")
    assert one.change_words("zh") == "不变"
    assert ("output_value", "year", "actual", "pair", "P02") not in found


# Which pages print it of anybody; 数字构成 aside, which opens every figure. A page that shows one more belongs here too.
PRINTED_ON = {
    "investment_completed": {"overview", "pair", "ranks", "tracks", "county"},
    "planned_investment": {"ranks", "tracks", "county"},
    "fund_planned": {"funds", "tracks"},
    "fund_spent": {"funds", "pair", "ranks", "tracks", "county"},
    "execution_rate": {"overview", "pair", "ranks", "tracks"},
    "events": {"ranks", "tracks"},
    "resource_needs": set(),
}


@pytest.mark.parametrize("metric", PRINTED_ON)
def test_all_pages_that_show_a_figure_are_named(metric):
    assert shown_on(metric) == PRINTED_ON[metric] | {"rows"}
