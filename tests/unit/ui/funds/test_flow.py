"""The picture's parts say what the figures say, lead where a press should, and grey what is not chosen."""

from decimal import Decimal
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest

from analytics.funds.flow import fund_flow
from analytics.funds.ladder import STEPS, ladder
from analytics.lookup import pairs
from analytics.metrics import METRICS
from charts.flow_view import FlowBand, Stop
from style.numbers import figure
from style.units import YUAN
from tests.demo_tables import by_pair, flows, in_yi, percent, total
from tests.shipped import PAIRS, plainly, view
from ui.funds.flow import answered, flow_lead, leads_on, remarks
from ui.funds.flow_parts import NOTE, flow_view
from ui.funds.flow_tables import main_tracks, pairs_table, tracks_table
from ui.pieces.components import as_sent

TRACKS = ["T1", "T2", "T3", "T4", "T5", "T6"]
LARGEST = 108_000  # bytes of the picture on its way to the browser


def flow(name: str = "demo", step: str = "spent", **asked: object):
    shown = view(name, step=step, **asked)
    return shown, fund_flow(shown.dataset, step, shown.selection)


def drawn(name: str = "demo", step: str = "spent", **asked: object):
    shown, found = flow(name, step, **asked)
    return shown, found, flow_view(shown, found, lead=flow_lead(answered(shown, found), found))


def asked_by(href: str | None) -> dict[str, str]:
    assert href is not None
    return dict(parse_qsl(urlsplit(href).query))


def by_id(parts):
    return {part.id: part for part in parts}


@pytest.mark.parametrize("step", STEPS[1:])
def test_every_bar_and_ribbon_tells_the_plain_sum(step):
    shown, _, picture = drawn(step=step, q="2025Q3")
    asked = shown.selection
    cells = plainly("demo", f"fund_{step}", ("pair", "track"), asked)
    assert set(by_id(picture.outflow)) == {f"{p}-{t}" for (p, t), (value, _, _) in cells.items() if value}
    for (pair, track), (value, _, _) in cells.items():
        if value:
            assert by_id(picture.outflow)[f"{pair}-{track}"].rows[0][1] == str(figure(value, YUAN, "zh"))
    for key, column in (("pair", picture.middle), ("track", picture.ends)):
        sums = plainly("demo", f"fund_{step}", (key,), asked)
        assert {s.id: s.figure for s in column} == {
            of: figure(v, YUAN, "zh").number for (of,), (v, _, _) in sums.items()
        }
    assert [s.id for s in picture.middle] == PAIRS and [s.id for s in picture.ends] == TRACKS


def test_the_six_largest_ribbons_say_where_they_lead_and_how_much_they_are():
    shown, _, picture = drawn(step="spent", q="2025Q4")
    cells = plainly("demo", "fund_spent", ("pair", "track"), shown.selection)
    largest = sorted(((v, p, t) for (p, t), (v, _, _) in cells.items() if v), reverse=True)[:6]
    noted = {band.id: band for band in picture.outflow if band.note}
    assert {band_id: band.note.split(" ", 1)[1] for band_id, band in noted.items()} == {
        f"{p}-{t}": str(figure(v, YUAN, "zh")) for v, p, t in largest
    }
    assert all(band.note.split(" ")[0] in {stop.label for stop in picture.ends} for band in noted.values())
    heights = sorted(band.at for band in noted.values())
    assert all(b - a >= NOTE - 0.2 for a, b in pairwise(heights)) and heights[0] >= 0 and heights[-1] <= picture.height
    _, _, one = drawn(step="spent", q="2025Q4", pairs=("P07",))
    assert {band.start for band in one.outflow if band.note} == {"P07"}


def test_a_part_narrows_the_app_and_the_chosen_one_takes_it_back():
    _, _, picture = drawn(span="programme", find="不留下")
    assert asked_by(by_id(picture.middle)["P07"].href) == {"span": "programme", "data": "demo", "pairs": "P07"}
    assert asked_by(by_id(picture.ends)["T2"].href) == {"span": "programme", "data": "demo", "tracks": "T2"}
    assert asked_by(by_id(picture.outflow)["P07-T2"].href) | {} == {
        "span": "programme",
        "data": "demo",
        "pairs": "P07",
        "tracks": "T2",
    }
    assert by_id(picture.inflow)["P07"].href == by_id(picture.middle)["P07"].href
    _, _, again = drawn(pairs=("P07",), tracks=("T2",), step="disbursed")
    assert asked_by(by_id(again.outflow)["P07-T2"].href) == {"data": "demo", "step": "disbursed"}
    assert asked_by(by_id(again.middle)["P07"].href)["pairs"] == "P07", "the pair alone is another choice"


def test_what_is_chosen_stands_out_and_the_rest_is_grey():
    _, _, plainly_drawn = drawn()
    every = (*plainly_drawn.middle, *plainly_drawn.ends, *plainly_drawn.inflow, *plainly_drawn.outflow)
    assert {part.look for part in every} == {""}
    _, _, both = drawn(pairs=("P07",), tracks=("T2",))
    assert [b.id for b in both.outflow if b.look == "chosen"] == ["P07-T2"]
    assert (
        [s.id for s in both.middle if s.look == "chosen"]
        == ["P07"]
        == [b.id for b in both.inflow if b.look == "chosen"]
    )
    assert {s.look for s in both.ends} == {"chosen", "dim"}
    _, _, track = drawn(tracks=("T2",))
    assert {s.look for s in track.middle} == {""} and {b.look for b in track.inflow} == {"dim"}
    assert {b.id.split("-")[1] for b in track.outflow if b.look == "chosen"} == {"T2"}
    _, _, budget = drawn(step="planned", tracks=("T2",))
    assert {b.look for b in budget.inflow} == {""}, "the budget has no tracks to choose from"


def test_what_is_known_to_be_nothing_has_the_ladders_word_everywhere():
    shown, found, picture = drawn(q="2025Q2", pairs=("P02",))
    assert ladder(shown.dataset, shown.selection).rungs[-1].none_yet
    stop = by_id(picture.middle)["P02"]
    assert stop.figure == "尚无" and stop.rows[0] == ("支出", "尚无")
    assert next(row for row in pairs_table(shown, found).rows if row.id == "P02").cells["amount"].text == "尚无"
    assert {s.figure for s in picture.middle if not s.height} == {"尚无"}
    shown, found = flow(q="2023Q1")
    assert flow_lead(answered(shown, found), found) == "2023年度资金尚无支出。"
    shown, found = flow("reported", q="2024Q3")
    assert flow_lead(answered(shown, found), found) == "2024年度资金支出：暂无数据，不是零。"


def test_a_card_says_amount_shares_period_and_basis():
    shown, _, picture = drawn(pairs=("P07",), tracks=("T2",), q="2025Q3")
    band = by_id(picture.outflow)["P07-T2"]
    assert band.title == "乐清市—景宁县 → 深化产业链协作"
    assert [label for label, _ in band.rows] == ["支出", "占全部", "占本结对", "占本赛道", "统计期间", "数据性质"]
    assert "2025年度资金" in band.rows[4][1] and "2025年第三季度" in band.rows[4][1] and "实际" in band.rows[5][1]
    value = plainly("demo", "fund_spent", (), shown.selection)[()][0]
    assert band.rows[0] == ("支出", str(figure(value, YUAN, "zh")))


def test_a_quarter_alone_speaks_of_its_year_and_its_links_ask_for_that():
    shown, found, picture = drawn(q="2025Q3", span="quarter", pairs=("P07",))
    assert found.scope.span == "year" and remarks(shown, found) == ["选“当季”时，这里仍按该季度所在年度的资金。"]
    rows = leads_on(shown, found, METRICS["fund_spent"])[0]
    assert "span" not in asked_by(rows.href) and asked_by(rows.href)["pairs"] == "P07"
    assert asked_by(by_id(picture.middle)["P08"].href)["span"] == "quarter", "a press leaves the reader's span"
    cell = next(r for r in pairs_table(shown, found).rows if r.id == "P08").cells["amount"]
    assert asked_by(cell.href) == {"data": "demo", "q": "2025Q3", "pairs": "P08", "metric": "fund_spent"}


def test_the_tables_say_the_same_and_add_up():
    shown, found = flow(pairs=("P07",), tracks=("T2",))
    table, of_tracks = pairs_table(shown, found), tracks_table(shown, found)
    assert [r.id for r in table.rows] == PAIRS and [r.id for r in of_tracks.rows] == TRACKS
    assert {r.id: r.cells["amount"].text for r in table.rows} == {
        s.id: s.figure for s in flow_view(shown, found, lead="x").middle
    }
    for one in (table, of_tracks):
        assert sum(Decimal(r.cells["share"].text) for r in one.rows) == pytest.approx(Decimal(100), abs=Decimal("0.9"))
        assert one.foot[0].cells["amount"].text == figure(found.whole.value, YUAN, "zh").number
        assert asked_by(one.foot[0].cells["amount"].href) == {"data": "demo", "metric": "fund_spent"}
    node = next(n for n in found.pairs if n.of == "P10")
    mine = {track: total(flows("spent", pair_id="P10", year="2025", track_id=track)) for track in TRACKS}
    moved, joint = (percent(mine[track], sum(mine.values(), Decimal(0))) for track in ("T3", "T1"))
    assert main_tracks(shown, found, node).startswith(f"产业有序转移 {moved}%、产业项目合作 {joint}%；共 ")


def test_the_sentence_names_the_most_and_what_belongs_to_no_pair():
    shown, found = flow()
    spent = by_pair([row for row in flows("spent", year="2025") if row["period"] <= "2025Q4"], "amount")
    most, whole = max(spent, key=lambda p: spent[p]), sum(spent.values(), Decimal(0))
    name = pairs(shown.dataset)[most].label.zh
    assert flow_lead(shown, found).startswith(
        f"2025年度资金支出 {in_yi(whole)} 亿元，流向 18 对结对、6 条赛道；最多的是{name}（{percent(spent[most], whole)}%）"
    )
    shown, found = flow(step="planned", lang="en")
    said = flow_lead(shown, found)
    assert "another 120 m yuan stands with the province" in said and "track" not in said
    assert "goes to pairs and is not split by track" in remarks(shown, found)[0]


def test_the_envelope_alone_is_drawn_with_the_province_and_nothing_is_called_zero():
    shown, found, picture = drawn("reported", "planned")
    assert [(s.id, s.figure, s.href) for s in picture.middle] == [("none", "18.00", None)] and not picture.ends
    assert picture.height < 100 and "18 对都是暂无数据，不是零" in picture.alt and remarks(shown, found) == []
    shown, found = flow("reported", "spent")
    assert found.is_empty and flow_lead(shown, found) == "2024年度资金支出：暂无数据，不是零。"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("span", ["year", "programme"])
def test_what_travels_is_plain_finite_and_small(lang, span):
    _, _, picture = drawn(lang=lang, span=span, step="allocated")
    assert len(as_sent(vars(picture))) < LARGEST
    assert len(picture.outflow) <= 18 * 6 and picture.alt


def test_a_look_that_does_not_exist_is_refused():
    for make in (
        lambda: Stop("a", "a", "1", "", 0, 1, 0, 1, "a", look="loud"),
        lambda: FlowBand("a", "a", "b", "M0 0", "a", look="loud"),
    ):
        with pytest.raises(ValueError, match="loud"):
            make()
