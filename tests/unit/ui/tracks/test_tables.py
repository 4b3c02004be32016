"""The tracks page's tables say what the numbers are, and each cell leads to where it says."""

from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest

from analytics.blanks import BLANKS
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.tracks.courses import track_courses
from analytics.tracks.matrix import OFFERED, among_all, matrix
from analytics.tracks.mechanisms import MECHANISMS, events, exchanges
from analytics.tracks.specialisation import specialisation
from style import terms
from style.numbers import figure
from tests.demo_tables import in_yi, percent, rows
from tests.shipped import PAIRS, plainly, view
from ui.address.rules import SHARES
from ui.figures.chosen import chosen_links, chosen_words, who
from ui.pieces.components import as_sent
from ui.pieces.ledger import HEAT_STEPS, Ledger
from ui.tracks.courses import course_axis, course_lines, course_table, each_words, tracks_lead, undated_words
from ui.tracks.events import attendance_table, events_span, kind_table, kinds_of, latest_table, resource_table
from ui.tracks.matrix import matrix_note, matrix_table
from ui.tracks.quotients import most_special, quotient_table

TRACKS = ["T1", "T2", "T3", "T4", "T5", "T6"]
LARGEST = 54_000  # bytes of a table on its way to the browser


def board(metric_id: str = "investment_completed", kind: str = "value", name: str = "demo", **asked: object):
    shown = view(name, **asked)
    found = matrix(shown.dataset, metric_id, among_all(shown.selection))
    return shown, found, matrix_table(shown, found, kind)


def row(table: Ledger, row_id: str):
    return next(r for r in table.rows if r.id == row_id)


def asked_by(href: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(href).query))


def courses(metric_id: str = "investment_completed", name: str = "demo", **asked: object):
    shown = view(name, **asked)
    return shown, track_courses(shown.dataset, metric_id, shown.selection)


def said(shown, found) -> str:
    return tracks_lead(shown, found, matrix(shown.dataset, found.metric_id, among_all(shown.selection)))


@pytest.mark.parametrize("metric_id", OFFERED)
def test_the_matrix_has_all_pairs_in_list_order_and_all_tracks_whatever_is_selected(metric_id):
    _, found, table = board(metric_id, pairs=("P07",), tracks=("T2",))
    assert [r.id for r in table.rows if r.id.startswith("P")] == PAIRS
    assert [c.id for c in table.columns if c.id.startswith("T")] == TRACKS
    assert table.rows[0].kind == "total" and table.columns[-1].id == "all"
    assert ("none" in [c.id for c in table.columns]) == (None in found.tracks)
    assert all(c.sortable for c in table.columns)


def test_a_cell_reads_its_figure_and_narrows_to_pair_and_track():
    _, found, table = board(q="2025Q4")
    cell, part = row(table, "P07").cells["T2"], found.cells["P07", "T2"]
    assert cell.text == figure(part.value, METRICS["investment_completed"].unit, "zh").number
    assert asked_by(cell.href) == {"data": "demo", "q": "2025Q4", "pairs": "P07", "tracks": "T2"}
    assert cell.text in cell.label and "乐清市—景宁县" in cell.label and not cell.selected


def test_pressed_again_it_is_taken_back_and_another_moves_on():
    _, _, table = board(pairs=("P07",), tracks=("T2",), stages=("signed", "in_production"))
    chosen, other = row(table, "P07").cells["T2"], row(table, "P07").cells["T1"]
    assert chosen.selected and asked_by(chosen.href) == {"data": "demo", "stages": "signed,in_production"}
    assert not other.selected and asked_by(other.href)["tracks"] == "T1"
    assert sum(c.selected for r in table.rows for c in r.cells.values()) == 1


def test_a_name_takes_its_row_a_total_its_column_and_each_is_taken_back():
    _, _, table = board(pairs=("P07",), tracks=("T2",))
    assert asked_by(row(table, "P07").href) == {"data": "demo", "pairs": "P07"}
    assert asked_by(row(table, "total").cells["T2"].href) == {"data": "demo", "tracks": "T2"}
    assert row(table, "total").cells["all"].href is None
    _, _, of_row = board(pairs=("P07",))
    assert row(of_row, "P07").selected and asked_by(row(of_row, "P07").href) == {"data": "demo"}
    _, _, of_column = board(tracks=("T2",))
    assert asked_by(row(of_column, "total").cells["T2"].href) == {"data": "demo"}
    assert [r.id for r in of_column.rows if r.cells["T2"].selected] == PAIRS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gaps_are_hatched_words_and_zeros_are_plain_noughts(lang):
    _, found, table = board("events", lang=lang)
    zeros = [row(table, p).cells[t] for (p, t), part in found.cells.items() if part.value == 0 and None not in (p, t)]
    assert zeros and all((c.text, c.gap, c.step) == ("0", False, None) for c in zeros)
    _, found, table = board(lang=lang, name="reported")
    gaps = [row(table, p).cells[t] for (p, t), part in found.cells.items() if part.value is None and None not in (p, t)]
    assert gaps and all(c.gap and c.text == {"zh": "暂无数据", "en": "No data"}[lang] and c.sort is None for c in gaps)
    assert not any(c.gap for r in table.rows for c in r.cells.values() if c.step is not None)
    _, found, table = board(lang=lang)
    nothing = {(p, t): row(table, p).cells[t] for (p, t), part in found.cells.items() if part.none_yet and p and t}
    assert nothing and not any(c.gap or c.step for c in nothing.values())
    for of, cell in nothing.items():
        said = BLANKS["no_project"].label if found.has_no_project(of) else terms.NONE_YET
        assert (cell.text, cell.sort) == (said(lang), 0)
    _, _, table = board("fund_planned", lang=lang)
    assert {row(table, p).cells[t].text for p in PAIRS for t in TRACKS} == {BLANKS["not_by_track"].label(lang)}


def test_nothing_due_leads_nowhere_and_what_did_not_come_does():
    _, found, table = board("investment_completed", name="reported")
    assert not any(c.href for r in table.rows for k, c in r.cells.items() if k.startswith("T"))
    _, found, table = board("event_firms")
    silent = [(p, t) for (p, t), part in found.cells.items() if part.value is None and part.due and p and t]
    assert silent
    for pair_id, track_id in silent:
        cell, part = row(table, pair_id).cells[track_id], found.cells[pair_id, track_id]
        assert cell.gap and cell.href and cell.sub == f"0/{part.due}"


def test_what_did_not_all_come_is_said_below_the_figure():
    _, found, table = board()
    for (pair_id, track_id), part in found.cells.items():
        sub = row(table, pair_id).cells[track_id or "none"].sub
        assert sub == (f"{part.reported}/{part.due}" if part.reported < part.due else "")


def test_shades_follow_the_values_and_use_all_seven():
    _, found, table = board()
    shaded = sorted(
        (found.cells[r.id, t].value, r.cells[t].step)
        for r in table.rows[1:]
        if r.id in PAIRS
        for t in TRACKS
        if r.cells[t].step is not None
    )
    steps = [step for _, step in shaded]
    assert steps == sorted(steps) and set(steps) == set(range(HEAT_STEPS))


@pytest.mark.parametrize("kind", SHARES[1:])
def test_shares_are_percentages_of_what_they_say(kind):
    shown, found, table = board(kind=kind)
    cell, share = row(table, "P07").cells["T2"], found.share(("P07", "T2"), kind)
    assert cell.text == f"{Decimal(float(share) * 100):.1f}" and "%" in matrix_note(
        shown, METRICS[found.metric_id], kind
    )
    wholes = {
        "row": [r.cells["all"].text for r in table.rows],
        "column": [c.text for k, c in table.rows[0].cells.items() if k != "pair"],
        "all": [table.rows[0].cells["all"].text],
    }[kind]
    assert set(wholes) == {"100.0"}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {
            "pairs": tuple(PAIRS),
            "tracks": ("T1", "T2"),
            "stages": ("signed", "started"),
            "span": "programme",
            "q": "2024Q2",
            "metric": "projects",
            "share": "row",
        },
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_stays_small_on_its_way_to_the_browser(lang, asked):
    _, _, table = board(lang=lang, **asked)
    assert len(as_sent(vars(table))) < LARGEST


def test_the_lead_names_the_largest_and_the_smallest_track():
    shown, found = courses(q="2025Q4")
    text = said(shown, found)
    done = {
        track: value
        for (track,), (value, *_) in plainly("demo", "investment_completed", ("track",), shown.selection).items()
    }
    told = {track: value for track, value in done.items() if track}
    whole = sum(done.values())
    assert f"{in_yi(whole)} 亿元" in text
    for name, value in (("产业项目合作", max(told.values())), ("数字化改造帮扶机制", min(told.values()))):
        assert f"{name}（{percent(value, whole)}%）" in text
    assert "格" not in text
    shown, found = courses("event_firms", q="2025Q4")
    cells = matrix(shown.dataset, "event_firms", shown.selection).cells
    gaps = sum(part.value is None for of, part in cells.items() if None not in of)
    assert gaps and f"108 格中 {gaps} 格暂无数据" in said(shown, found)


def test_the_lead_follows_the_selection_and_has_no_data_for_none():
    shown, found = courses(pairs=("P07",), tracks=("T2",))
    done = in_yi(plainly("demo", "investment_completed", (), shown.selection)[()][0])
    assert f"乐清市—景宁县“深化产业链协作”的完成投资 {done} 亿元" in said(shown, found)
    assert "格" not in said(*courses(pairs=("P07",)))
    assert "暂无数据" in said(*courses(name="reported"))


def test_tracks_that_share_an_end_are_all_named():
    text = said(*courses("events", name="reported", span="programme"))
    assert "深化产业链协作（20.0%）" in text
    _, found = courses("projects", name="reported")
    assert "产业有序转移" in said(*courses("projects", name="reported")) and found.whole.value == 3


def test_a_ratio_is_told_by_its_ends_and_has_no_share_column():
    shown, found = courses("execution_rate", q="2025Q4")
    rates = {
        track: value for (track,), (value, *_) in plainly("demo", "execution_rate", ("track",), shown.selection).items()
    }
    highest = percent(Decimal(str(max(rate for rate in rates.values() if rate is not None))), Decimal(1))
    assert f"最高的是要素互惠机制（{highest}%）" in said(shown, found)
    assert "share" not in [c.id for c in course_table(shown, found).columns]
    assert each_words(shown, found) == "截至各季末，本年累计"


def test_the_chosen_figure_is_said_whole_and_leads_on():
    shown, found = courses(pairs=("P07",), tracks=("T2",))
    metric = METRICS["investment_completed"]
    assert who(shown) == "乐清市—景宁县 · 深化产业链协作"
    assert chosen_words(shown, metric, found.whole).startswith(
        f"所选：乐清市—景宁县 · 深化产业链协作。完成投资 {in_yi(found.whole.value)} 亿元（2025年全年 · 实际"
    )
    leads = {link.id: link.href for link in chosen_links(shown, metric)}
    assert leads["rows"].startswith("/rows?") and asked_by(leads["rows"]) == {
        "data": "demo",
        "pairs": "P07",
        "tracks": "T2",
        "metric": metric.id,
    }
    assert urlsplit(leads["pair"]).path == "/pair" and urlsplit(leads["projects"]).path == "/projects"
    assert leads["methods"].endswith("#investment_completed") and asked_by(leads["all"]) == {"data": "demo"}
    nothing_chosen, _ = courses()
    assert {"pair", "all"}.isdisjoint(link.id for link in chosen_links(nothing_chosen, metric))


def test_the_basis_is_the_one_selected():
    shown, found = courses(value="forecast")
    assert "预计" in chosen_words(shown, METRICS["investment_completed"], found.whole)
    shown, _ = courses("output_value", value="at_capacity")
    assert "达产后" in matrix_note(shown, METRICS["output_value"], "value")


def test_a_dataset_that_knows_only_what_sources_mention_says_so():
    for name, said in (("demo", False), ("reported", True)):
        assert ("仅含来源提及的" in matrix_note(view(name), METRICS["events"], "value")) == said


def test_lines_are_of_tracks_with_values_and_read_whole():
    shown, found = courses(q="2025Q4")
    drawn = course_lines(shown, found)
    assert [line.id for line in drawn] == TRACKS
    alone = plainly("demo", "investment_completed", ("track",), Selection("2025Q4", "quarter"))["T1",][0]
    assert (
        drawn[0].said[-1] == f"产业项目合作\n2025年第四季度 {figure(alone, METRICS['investment_completed'].unit, 'zh')}"
    )
    assert course_axis(METRICS["investment_completed"], "zh").said(1e9) == "10.00"
    assert course_lines(*courses(name="reported")) == []


def test_what_is_in_no_quarter_is_said():
    assert "54.00 亿元" in undated_words(*courses("fund_planned"))
    assert undated_words(*courses("fund_spent")) == ""


def test_quotients_above_one_are_shaded_and_thin_ones_dashed():
    shown = view(q="2025Q4")
    found = specialisation(shown.dataset, "investment_completed", shown.selection)
    table = quotient_table(shown, found)
    for (pair_id, track_id), told in found.quotients.items():
        cell = row(table, pair_id).cells[track_id]
        if told.thin:
            assert (cell.text, cell.gap, cell.sort) == ("—", False, None)
        elif told.value is None:
            assert cell.gap
        else:
            assert (cell.step is not None) == (told.value > 1) and cell.sort == float(told.value)
    times = f"{float(found.quotients['P01', 'T5'].value):.2f}"
    assert found.thin and row(table, "P01").cells["T5"].text == times and float(times) > 10
    assert most_special(shown, found).startswith(f"最侧重的：滨江区—泰顺县的数字化改造帮扶机制（{times} 倍）")


def test_the_most_special_are_among_those_selected():
    shown = view(pairs=("P08",))
    told = most_special(shown, specialisation(shown.dataset, "investment_completed", shown.selection))
    assert "南湖区—遂昌县" in told and "滨江区" not in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_events_held_and_expected_never_meet_in_one_number(lang):
    shown = view(lang=lang, span="programme")
    found = events(shown.dataset, shown.selection, MECHANISMS)
    table = kind_table(shown, found)
    for kind in kinds_of(found):
        for track_id in MECHANISMS:
            cell = row(table, kind).cells[track_id]
            held = found.cells[kind, track_id, "actual"].value
            expected = found.cells.get((kind, track_id, "forecast"))
            assert cell.text == f"{held}"
            assert cell.sub == (
                {"zh": f"预计 {expected.value}", "en": f"{expected.value} forecast"}[lang] if expected else ""
            )
    attended = attendance_table(shown, found)
    assert len(attended.rows) == 2 * (1 + len(MECHANISMS)) and [r.kind for r in attended.rows[:3]] == [
        "total",
        "total",
        "",
    ]
    for basis in ("actual", "forecast"):
        cells, part = row(attended, f"T5-{basis}").cells, found.totals["T5", basis, "event_people"]
        assert cells["event_people"].text == f"{part.value:,}"
        assert cells["event_people"].sub == (f"{part.reported}/{part.due}" if part.reported < part.due else "")
    held = [e for e in rows("events") if e["track_id"] in MECHANISMS and e["value_type"] == "actual"]
    counted = sum(bool(e["firms"]) for e in held)
    assert row(attended, "none-actual").cells["event_firms"].sub == f"{counted}/{len(held)}" and counted < len(held)


def test_the_latest_events_say_basis_and_source_and_lead_to_their_pair():
    shown = view("reported", span="programme")
    table = latest_table(shown, events(shown.dataset, shown.selection, MECHANISMS))
    assert {r.cells["type"].text for r in table.rows} == {"实际", "预计"}
    assert any(r.cells["date"].muted and r.cells["date"].text == "日期未载" for r in table.rows)
    assert row(table, "P08-E6").cells["attended"].text == "至少 2 家次", "a qualifier stays with its number"
    assert all("浙江日报" in r.cells["source"].text and r.cells["source"].sub for r in table.rows)
    assert all(f"pair={r.id[:3]}" in r.cells["pair"].href for r in table.rows)


def test_resources_are_counted_and_what_is_not_counted_is_a_dash():
    shown = view()
    counted = resource_table(shown, exchanges(shown.dataset, shown.selection))
    assert (
        row(counted, "capital").cells["needs"].text == "28" and row(counted, "capital").cells["mountain"].text == "12"
    )
    shown = view(cities=("331100",))
    assert (
        row(resource_table(shown, exchanges(shown.dataset, shown.selection)), "capital").cells["mountain"].text == "—"
    )
    shown = view("reported")
    assert (
        row(resource_table(shown, exchanges(shown.dataset, shown.selection)), "talent").cells["needs"].text
        == "暂无数据"
    )


def test_pairs_outside_the_selected_cities_are_left_out_and_are_no_gaps():
    """温州 330300 has a side of P01, P05, P06 and P07; what is chosen by name stays in sight."""
    shown, found, table = board(cities=("330300",), pairs=("P10",))
    inside = ["P01", "P05", "P06", "P07"]
    assert [r.id for r in table.rows if r.id.startswith("P")] == [*inside, "P10"]
    shown, made = courses("output_value", cities=("330300",), value="at_capacity")
    _, found, _ = board("output_value", cities=("330300",), value="at_capacity")
    gaps = sum(found.cells[p, t].value is None for p in inside for t in TRACKS)
    assert gaps and f"24 格中 {gaps} 格暂无数据" in said(shown, made)
    assert len(board()[2].rows) == len(PAIRS) + 1


def test_where_nothing_is_known_the_lead_says_so_and_what_to_do():
    assert said(*courses(name="reported")) == "2024年前三季度完成投资暂无数据；可改选其他指标。"
    shown, made = courses(pairs=("P10", "P15"), tracks=("T3", "T4"))
    assert "，2 对结对、2 条赛道的完成投资 " in said(shown, made)


def test_events_are_of_the_span_whatever_value_type_is_selected():
    assert events_span(view(value="at_capacity")) == events_span(view()) == "2025年全年"
