"""The flow of money is the plain rows' own, to the cent on both sides of every bar; its drawing keeps their proportions."""

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.funds.flow import FundFlow, fund_flow
from analytics.funds.flow_layout import THINNEST, flow_layout
from analytics.funds.ladder import STEPS, ladder
from analytics.selection import SPANS, Selection
from analytics.tracks.matrix import among_all
from tests.examples import examples
from tests.generated import CITIES, COMPLETE, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.oracle import Oracle
from tests.plain_funds import level
from tests.shipped import dataset, oracle


def plainly(plain: Oracle, step: str, asked: Selection, by: tuple[str, ...]) -> dict[tuple, Decimal]:
    asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    return {key: value for key, (value, _, _) in plain.answer(f"fund_{step}", by, asked).items()}


def holds_together(found: FundFlow) -> None:
    """Every bar is what flows in and what flows out."""
    whole = found.whole.value
    assert sum((n.part.value for n in found.pairs if n.part.value is not None), Decimal(0)) == whole
    if not found.tracks:
        return
    out, into = defaultdict(Decimal), defaultdict(Decimal)
    for link in found.links:
        out[link.pair_id] += link.part.value
        into[link.track_id] += link.part.value
    for column, sums in ((found.pairs, out), (found.tracks, into)):
        assert {n.of: n.part.value for n in column if n.part.due} == sums
        if whole:
            assert sum(n.share for n in column if n.share is not None) == 1


def is_plain(found: FundFlow, plain: Oracle, asked: Selection) -> None:
    all_of_them = among_all(asked)
    assert found.whole.value == plainly(plain, found.step, all_of_them, ()).get(())
    assert found.chosen.value == plainly(plain, found.step, asked, ()).get(())
    by_pair = plainly(plain, found.step, all_of_them, ("pair",))
    assert {n.of: n.part.value for n in found.pairs if n.part.due} == {k[0]: v for k, v in by_pair.items()}
    cells = plainly(plain, found.step, all_of_them, ("pair", "track"))
    if any(track for _, track in cells):
        assert {(link.pair_id, link.track_id): link.part.value for link in found.links} == cells
    else:
        assert not found.links and not found.tracks
    if not found.is_empty:
        holds_together(found)
    in_words(found, plain, asked)


def in_words(found: FundFlow, plain: Oracle, asked: Selection) -> None:
    """What no movement means is the ladder's rule, worked out a second time."""
    asked = asked.at(asked.as_of, "year") if asked.span == "quarter" else asked
    every = among_all(asked)
    assert found.whole.none_yet == level(plain, found.step, every, {}).none_yet
    assert found.chosen.none_yet == level(plain, found.step, asked, {}).none_yet
    for column, dimension in ((found.pairs, "pair"), (found.tracks, "track")):
        for node in column:
            told = level(plain, found.step, every, {dimension: node.of})
            assert (node.part.value, node.part.none_yet) == (told.amount, told.none_yet)


@examples(15)
@given(st.data())
def test_parts_are_the_plain_rows_and_add_up_on_both_sides(data):
    rows, complete = data.draw(datasets(("fund_flows",))), data.draw(st.booleans())
    tables = COMPLETE if complete else COMPLETE - {"fund_flows"}
    step = data.draw(st.sampled_from(STEPS))
    places = st.sampled_from([(), CITIES[:1]]) if step in ("disbursed", "spent") else st.just(())
    asked = Selection(
        data.draw(st.sampled_from(["2023Q1", "2024Q3", "2025Q4"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        cities=data.draw(places),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1]])),
    )
    is_plain(fund_flow(opened(rows, tables), step, asked), Oracle(rows, tables), asked)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("span", sorted(SPANS))
@pytest.mark.parametrize("quarter", ["2023Q2", "2025Q1", "2025Q4"])
def test_on_the_demo_it_is_the_plain_rows_too(quarter, span, step):
    asked = Selection(quarter, span, pairs=("P07", "P10"), tracks=("T2",))
    found = fund_flow(dataset("demo"), step, asked)
    is_plain(found, oracle("demo"), asked)
    assert found.scope == ladder(dataset("demo"), asked).scope, "of the same fund years as the ladder beside it"


def test_all_pairs_stay_whichever_are_chosen_and_the_budget_ends_at_them():
    every, one = (fund_flow(dataset("demo"), "spent", Selection("2025Q4", pairs=p)) for p in ((), ("P07",)))
    assert (every.pairs, every.links, every.whole) == (one.pairs, one.links, one.whole)
    assert one.chosen.value == next(n.part.value for n in one.pairs if n.of == "P07") and every.chosen == every.whole
    budget = fund_flow(dataset("demo"), "planned", Selection("2025Q4"))
    assert not budget.tracks and not budget.links
    assert [n.of for n in budget.pairs][-1] is None and budget.pairs[-1].part.value == Decimal(120_000_000)


def test_of_the_places_selected_only_their_pairs_are_asked():
    found = fund_flow(dataset("demo"), "spent", Selection("2025Q4", counties=("331127",)))
    assert [n.of for n in found.pairs] == ["P07"]


def test_money_of_no_pair_and_of_no_track_keeps_its_bar():
    def flow(n, pair, track, amount):
        return blank(
            "fund_flows",
            flow_id=f"F{n}",
            stage="spent",
            year=2025,
            period="2025Q1",
            pair_id=pair,
            track_id=track,
            amount=Decimal(amount),
            source_id="S",
        )

    rows = rows_of(
        fund_flows=[flow(1, "P01", "T1", 5), flow(2, "P01", None, 3), flow(3, None, "T2", 2), flow(4, None, None, 0)]
    )
    found = fund_flow(opened(rows), "spent", Selection("2025Q4"))
    assert {n.of: n.part.value for n in found.pairs} == {"P01": 8, "P02": 0, "P03": 0, None: 2}
    assert {n.of: n.part.value for n in found.tracks} == {"T1": 5, "T2": 2, "T3": 0, None: 3}
    assert [(link.track_id, link.part.value) for link in found.of_pair("P01")] == [("T1", 5), (None, 3)]


def test_nothing_known_and_the_envelope_alone_are_told_apart():
    nothing = fund_flow(dataset("reported"), "spent", Selection("2024Q3"))
    assert nothing.is_empty and not nothing.only_province
    envelope = fund_flow(dataset("reported"), "planned", Selection("2024Q3", "programme"))
    assert envelope.only_province and envelope.whole.value == Decimal(3_600_000_000)
    assert len(envelope.pairs) == 19 and not fund_flow(dataset("demo"), "planned", Selection("2025Q4")).only_province


@pytest.mark.parametrize(
    ("step", "where"),
    [
        ("planned", {"cities": ("331100",)}),
        ("allocated", {"counties": ("331127",)}),
        ("spent", {"stages": ("signed",)}),
        ("spent", {"value_type": "forecast"}),
    ],
)
def test_what_may_not_be_narrowed_so_says_why(step, where):
    found = fund_flow(dataset("demo"), step, Selection("2025Q4", **where))
    assert found.refused and found.refused.zh and found.is_empty and not found.pairs


amounts = st.integers(0, 10**12).map(Decimal)


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 3)), amounts, max_size=18))
def test_the_drawing_keeps_proportions_and_order_and_nothing_overlaps(links):
    middle = [sum((v for (a, _), v in links.items() if a == n), Decimal(0)) for n in range(6)]
    ends = [sum((v for (_, b), v in links.items() if b == n), Decimal(0)) for n in range(4)]
    placed = flow_layout(middle, ends, links, height=400, slot=20, end_slot=50)
    whole = float(sum(middle))
    for amounts_, bars in ((middle, placed.middle), (ends, placed.ends)):
        for amount, bar in zip(amounts_, bars, strict=True):
            assert bar.height == pytest.approx(float(amount) / whole * 400 if whole else 0)
            assert bar.slot_top - 1e-6 <= bar.top and bar.top + bar.height <= bar.slot_top + bar.slot_height + 1e-6
        assert all(a.slot_top + a.slot_height <= b.slot_top + 1e-6 for a, b in pairwise(bars))
        assert bars[0].slot_top >= -1e-6 and bars[-1].slot_top + bars[-1].slot_height <= placed.height + 1e-6
    for side, bars in ((0, placed.middle), (1, placed.ends)):
        for n, bar in enumerate(bars):
            mine = [r for at, r in sorted(placed.links.items()) if at[side] == n]
            tops = [r.end if side else r.start for r in mine]
            assert all(
                b - a == pytest.approx(r.breadth, abs=1e-6) for (a, b), r in zip(pairwise(tops), mine, strict=False)
            )
            assert sum(r.breadth for r in mine) == pytest.approx(bar.height, abs=1e-6)
    assert sum(r.breadth for r in placed.inflow) == pytest.approx(placed.source.height if whole else 0)


def test_a_ribbon_too_thin_to_see_is_drawn_one_unit_wide_about_its_own_middle():
    placed = flow_layout(
        [Decimal(9999), Decimal(1)],
        [Decimal(10000)],
        {(0, 0): Decimal(9999), (1, 0): Decimal(1)},
        height=100,
        slot=20,
        end_slot=50,
    )
    thin = placed.links[1, 0]
    assert thin.breadth < THINNEST and f"V{thin.end + thin.breadth / 2 + THINNEST / 2:.1f}" in thin.d
    assert flow_layout([], [], {}, height=100, slot=20, end_slot=50).middle == ()
