"""Events and resources of the mechanism tracks: counted as the rows say, held and expected apart, no match claimed."""

from collections import Counter
from datetime import date
from itertools import product

import pytest

from analytics.answer import Refused, total
from analytics.selection import Selection
from analytics.tracks.mechanisms import ATTENDANCE, LATEST, MECHANISMS, asked_tracks, events, exchanges
from tests.oracle import last_day, number
from tests.shipped import dataset, plain

ALL = ("T1", "T2", "T3", "T4", "T5", "T6")
COLUMN = {"events": None, "event_firms": "firms", "event_people": "people"}


def in_scope(event: dict, asked: Selection, tracks: tuple[str, ...], basis: str) -> bool:
    """Written anew from the rows' own words."""
    at = number(asked.as_of)
    end, day, said = last_day(at), event["date"], event["as_of"]
    known = (min(day, said) if day else said) if basis == "actual" else said
    if event["value_type"] != basis or known > end or event["track_id"] not in tracks:
        return False
    if asked.pairs and event["pair_id"] not in asked.pairs:
        return False
    if asked.span == "programme":
        return day is None or day >= date(2023, 1, 1)
    if asked.span == "year":
        return day is not None and day.year == at // 4
    return (
        day is not None
        and event["date_precision"] != "year"
        and number(asked.as_of) == day.year * 4 + (day.month - 1) // 3
    )


@pytest.mark.parametrize("span", ["year", "programme", "quarter"])
@pytest.mark.parametrize(
    ("name", "as_of"), [("demo", "2025Q4"), ("demo", "2024Q2"), ("reported", "2024Q3"), ("reported", "2023Q4")]
)
def test_events_are_counted_as_the_rows_say(name, as_of, span):
    for pairs, tracks in product(((), ("P08", "P10", "P12")), (MECHANISMS, ("T2",))):
        asked = Selection(as_of, span, pairs=pairs)
        found = events(dataset(name), asked, tracks)
        listed = 0
        for basis in ("actual", "forecast"):
            rows = [e for e in plain(name)["events"] if in_scope(e, asked, tracks, basis)]
            listed += len(rows)
            kinds = Counter((e["kind"], e["track_id"]) for e in rows)
            told = {(k, t): p.value for (k, t, b), p in found.cells.items() if b == basis and p.value}
            assert told == kinds
            for metric_id, column in COLUMN.items():
                values = [e[column] if column else 1 for e in rows]
                part = found.totals[None, basis, metric_id]
                assert (part.value or 0, part.reported) == (
                    sum(v or 0 for v in values),
                    sum(v is not None for v in values),
                )
                assert part.due == len(rows)
        assert len(found.latest) == min(LATEST, listed)


def test_totals_of_tracks_make_up_the_total_and_agree_with_the_metrics():
    asked = Selection("2025Q4", "programme")
    found = events(dataset("demo"), asked, MECHANISMS)
    for basis, metric_id in product(("actual", "forecast"), ATTENDANCE):
        assert (
            sum(found.totals[t, basis, metric_id].value or 0 for t in MECHANISMS)
            == found.totals[None, basis, metric_id].value
        )
    assert found.totals[None, "actual", "events"] == total(
        dataset("demo"), "events", Selection("2025Q4", "programme", tracks=MECHANISMS)
    )


def test_the_latest_come_newest_first_and_undated_last():
    found = events(dataset("reported"), Selection("2024Q3", "programme"), ALL).latest
    days = [one.day for one in found]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True) and days[len(dated) :] == [None] * (len(days) - len(dated))


def test_a_qualifier_is_of_the_attendance_only_where_no_amount_was_printed():
    every = {e["event_id"]: e for e in plain("demo")["events"]}
    asked = [Selection("2025Q4", "programme", pairs=(f"P{n:02d}",)) for n in range(1, 19)]
    listed = [one for selection in asked for one in events(dataset("demo"), selection, ALL).latest]
    assert any(every[one.event_id]["qualifier"] for one in listed)
    for one in listed:
        of = every[one.event_id]
        assert one.qualifier == (None if of["amount"] is not None else of["qualifier"])


def test_a_quarter_not_yet_come_holds_nothing():
    early = events(dataset("demo"), Selection("2023Q1", "programme"), MECHANISMS)
    assert all(one.day is None or one.day <= date(2023, 12, 31) for one in early.latest)
    assert early.totals[None, "actual", "events"].value < 10


def test_events_of_no_track_are_counted_beside_where_no_track_is_chosen():
    asked = Selection("2025Q4", "programme")
    none = sum(e["track_id"] is None and e["value_type"] == "actual" for e in plain("demo")["events"])
    assert events(dataset("demo"), asked, MECHANISMS).elsewhere == none > 0
    assert events(dataset("demo"), Selection("2025Q4", tracks=("T4",)), ("T4",)).elsewhere is None


def test_no_row_is_zero_only_where_the_table_is_complete():
    asked = Selection("2023Q1", "quarter", pairs=("P01",))
    demo, reported = (events(dataset(name), asked, ("T6",)).totals for name in ("demo", "reported"))
    assert {demo[None, basis, "events"].value for basis in ("actual", "forecast")} == {0}
    assert {reported[None, basis, "events"].value for basis in ("actual", "forecast")} == {None}


def test_events_have_no_county():
    with pytest.raises(Refused):
        events(dataset("demo"), Selection("2025Q4", cities=("330100",)), MECHANISMS)


def test_the_tracks_asked_about_are_those_chosen_else_the_mechanisms():
    assert asked_tracks(Selection("2025Q4"), ALL) == MECHANISMS
    assert asked_tracks(Selection("2025Q4", tracks=("T1",)), ALL) == ("T1",)
    assert asked_tracks(Selection("2025Q4"), ("T1", "T2")) == ()


@pytest.mark.parametrize("pairs", [(), ("P07", "P15")])
@pytest.mark.parametrize(("name", "as_of"), [("demo", "2025Q4"), ("reported", "2024Q3")])
def test_needs_offers_and_pairs_where_they_meet_are_the_rows(name, as_of, pairs):
    rows = [r for r in plain(name)["resources"] if r["as_of"] <= last_day(number(as_of))]
    sides = {
        p["pair_id"]: (p["industrial_adcode"], p["mountain_adcode"])
        for p in plain(name)["pairs"]
        if not pairs or p["pair_id"] in pairs
    }
    within = {adcode for two in sides.values() for adcode in two}
    has = {(r["adcode"], r["side"], r["category"]) for r in rows}
    found = exchanges(dataset(name), Selection(as_of, pairs=pairs, tracks=("T1",)))
    assert any(one.needs.value for one in found)
    for one in found:
        for part, side in ((one.needs, "need"), (one.offers, "offer")):
            count = sum(r["adcode"] in within and (r["side"], r["category"]) == (side, one.category) for r in rows)
            assert part.value == (count or (0 if name == "demo" else None))
        mountain = sum(
            (m, "need", one.category) in has and (i, "offer", one.category) in has for i, m in sides.values()
        )
        industrial = sum(
            (i, "need", one.category) in has and (m, "offer", one.category) in has for i, m in sides.values()
        )
        assert (one.mountain_needs or 0, one.industrial_needs or 0) == (mountain, industrial)
        assert name == "demo" or 0 not in (one.mountain_needs, one.industrial_needs)


def test_pairs_are_not_counted_where_a_side_may_be_left_out():
    found = exchanges(dataset("demo"), Selection("2025Q4", cities=("331100",)))
    assert any(one.needs.value for one in found)
    assert all(one.mountain_needs is None and one.industrial_needs is None for one in found)
    with pytest.raises(Refused):
        exchanges(dataset("demo"), Selection("2025Q4", stages=("signed",)))
