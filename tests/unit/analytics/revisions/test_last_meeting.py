"""Totals of two versions side by side, by the plain rows; and which meetings and files still show the older one, page by page."""

from analytics.metrics import METRICS
from analytics.revisions.chain import chain
from analytics.revisions.kept import Kept, KeptPage, still_old
from analytics.revisions.last_meeting import BY, last_meeting
from analytics.selection import Selection
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
