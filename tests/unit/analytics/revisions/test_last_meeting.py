"""Totals of two versions side by side, by the plain rows; and which meetings and files still show the older one, page by page."""

import pytest

from analytics.metrics import METRICS
from analytics.revisions.chain import chain
from analytics.revisions.kept import Kept, KeptPage, revised_on, still_old
from analytics.revisions.last_meeting import BY, last_meeting
from analytics.revisions.wording import by_metric, revised_table
from analytics.selection import Selection
from reports.table_files.xlsx_cells import shown
from style.numbers import figure
from style.text import LANGUAGES
from style.units import YUAN
from tests.two_versions import plainly

AT = Selection("2025Q3", "programme")


def test_every_total_of_both_versions_is_that_of_the_plain_rows(version_of):
    (old, before), (new, after) = version_of(""), version_of("a return is revised")
    found = last_meeting(old, new, AT)
    for metric in METRICS.values():
        for kind in BY:
            if kind != "province" and kind not in metric.breakdowns:
                assert not found.of(kind, metric.id)
                continue
            by = () if kind == "province" else (kind,)
            sides = [plainly(oracle, metric.id, by, AT) for oracle in (before, after)]
            nothing = [(oracle.absent(metric.id, by, AT), 0, 0) for oracle in (before, after)]
            told = {one.whose.id: one for one in found.of(kind, metric.id)}
            assert {of[0] if of else None for of in sides[0]} <= set(told)
            for whose, one in told.items():
                of = (whose,) if by else ()
                expected = [side.get(of, none)[0] for side, none in zip(sides, nothing, strict=True)]
                assert [one.before.exact, one.after.exact] == expected, (metric.id, kind, whose)


def test_only_what_moved_is_called_moved(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    assert not last_meeting(old, new, AT).moved  # it is of the quarter after
    found = last_meeting(old, new, Selection("2025Q4", pairs=("P07",)))
    assert found.selection.pairs == () and found.moved and len(found.moved) < len(found.totals)
    assert found.moved[0].metric_id == "investment_completed" and found.moved[0].whose.kind == "province"
    (pair,) = (one for one in found.moved if one.metric_id == "investment_completed" and one.whose.kind == "pair")
    assert pair.change == found.moved[0].change


def of_meeting(version: str, *pages: tuple[str, dict[str, str]], dataset: str = "small") -> Kept:
    return Kept("m", "meeting", "十月例会", dataset, version, tuple(KeptPage(page, query) for page, query in pages))


def test_a_meeting_of_the_older_version_is_named_with_the_pages_that_moved(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    found = chain(old, new)
    whose = next(one.whose.id for one in found.figures if one.whose.kind == "pair")
    other = "P07" if whose != "P07" else "P08"
    pages = (
        ("overview", {"q": "2025Q4"}),
        ("overview", {}),  # of the last quarter
        ("overview", {"q": "2024Q4"}),  # of which the chain knows nothing
        ("pair", {"q": "2025Q4", "pair": whose}),
        ("pair", {"q": "2025Q4", "pair": other}),
        ("rows", {"q": "2025Q4", "metric": "fund_spent"}),
        ("rows", {"q": "2025Q4", "metric": "investment_completed", "pairs": f"P01,{whose}"}),
        ("help", {"q": "2025Q4"}),
        ("overview", {"q": "2025Q4", "value": "forecast"}),
        ("rows", {"q": "2025Q4", "metric": "investment_completed", "pairs": other}),
        ("overview", {"q": "2025Q4", "pairs": whose}),
        ("overview", {"q": "2025Q4", "pairs": other}),
        ("ranks", {"q": "2025Q4", "metric": "investment_completed"}),
    )
    (meeting,) = still_old(found, [of_meeting(old.version, *pages)], "2025Q4")
    assert meeting.moved == (1, 2, 4, 7, 11, 13) and meeting.unasked == (3,)


def test_a_warning_is_on_the_list_of_all_and_on_that_of_its_pair(version_of):
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    found = chain(old, new)
    rule = next(one.rule_id for one in found.warnings)
    pages = [
        ("warnings", {"q": "2025Q4", **where}) for where in ({}, {"pairs": "P07"}, {"pairs": "P08"}, {"rule": rule})
    ]
    (meeting,) = still_old(found, [of_meeting(old.version, *pages)], "2025Q4")
    assert meeting.moved == (1, 2, 4)


def test_what_was_made_of_another_version_or_dataset_is_not_named(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    page = ("overview", {"q": "2025Q4"})
    others = [
        of_meeting(new.version, page),
        of_meeting(old.version, page, dataset="another"),
        of_meeting("0" * 12, page),
    ]
    assert still_old(chain(old, new), others, "2025Q4") == ()
    file = Kept("f", "file", "汇报材料.pptx", old.name, old.version)
    assert [one.kept for one in still_old(chain(old, new), [*others, file], "2025Q4")] == [file]


def test_the_figures_a_meeting_prints_otherwise_are_those_of_its_own_pages(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    whose = next(one.whose.id for one in chain(old, new).figures if one.whose.kind == "pair")
    other = "P07" if whose != "P07" else "P08"

    def on(*pages: tuple[str, dict[str, str]]) -> list[tuple[str, str | None]]:
        found = revised_on(old, new, of_meeting(old.version, *pages))
        assert all(one.before.printed.zh != one.after.printed.zh for one in found)
        return [(one.metric_id, one.whose.id) for one in found]

    front = on(("overview", {"q": "2025Q4"}))
    assert front[0] == ("investment_completed", None) and {whose for _, whose in front} == {None}
    assert on(("overview", {})) == front  # of the last quarter
    assert ("investment_completed", whose) in on(("pair", {"q": "2025Q4", "pair": whose}))
    assert set(on(("overview", {}), ("pair", {"pair": whose}))) == {*front, *on(("pair", {"pair": whose}))}
    for page in (("pair", {"pair": other}), ("overview", {"q": "2024Q4"}), ("overview", {"q": "2031Q1"}), ("help", {})):
        assert on(page) == [], page
    assert on(("overview", {"q": "nonsense"})) == []


def test_what_is_printed_as_before_was_not_revised_for_who_reads_it(version_of):
    (old, _), (new, _) = version_of(""), version_of("a few yuan more were spent")
    page = ("overview", {"q": "2025Q4"})
    assert any(one.metric_id == "fund_spent" for one in chain(old, new).figures)
    assert revised_on(old, new, of_meeting(old.version, page)) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_prints_each_figure_as_its_pages_do_beside_the_exact_one(version_of, lang):
    (old, before), (new, after) = version_of(""), version_of("more was spent")
    asked = Selection("2025Q4")
    by = by_metric(last_meeting(old, new, asked).moved)
    made = revised_table("fund_spent", by["fund_spent"], lang, "支出")
    assert [column.id for column in made.columns] == ["pair", "before", "after", "change"]
    money = made.columns[1]
    sides = [
        {of[0]: value for of, (value, *_) in plainly(one, "fund_spent", ("pair",), asked).items()}
        for one in (before, after)
    ]
    of_pair = {one.whose.label(lang): one.whose.id for one in by["fund_spent"] if one.whose.kind == "pair"}
    assert of_pair
    for row, exact in zip(made.printed, made.exact, strict=True):
        if pair := of_pair.get(row[0]):
            assert exact[1:3] == (sides[0][pair], sides[1][pair])
        for said, value in zip(row[1:3], exact[1:3], strict=True):
            assert said == figure(value, YUAN, lang).number
        assert shown(row[1], exact[1], money.divisor)  # a workbook keeps it as a number
        assert row[3] and exact[3] is None
