"""资源对接: the first sentence says what the files come to, tables lead to counties, the address decides."""

from analytics.resources.wording import open_table, pairs_table, waiting_table
from store.datasets import catalogue
from tests.plain_resources import PlainResources
from tests.shipped import dataset, plain, view
from ui.address import href, read
from ui.resources.asked import day_of, deals_of, needs_of, open_of, waiting_of
from ui.resources.lead import ladder_lead, meeting_lead, waiting_lead
from ui.resources.ledgers import open_ledger, pairs_ledger, waiting_ledger
from ui.resources.strip import steps_strip


def test_the_first_sentence_is_what_the_files_come_to():
    shown = view()
    files = PlainResources(plain("demo"), day_of(shown), whole=True)
    count = files.where()
    assert f"未满足的需求 {count.total()} 项：{count['within']} 项" in meeting_lead(shown)
    late = files.overdue()
    assert f"{len(late)} 项预期过期未核实，最久的已过 {max(late.values())} 天" in waiting_lead(shown)
    assert f"签约 {files.total('signed') / 10**8:.2f} 亿元" in ladder_lead(shown)


def test_the_three_steps_stand_beside_each_other_and_no_figure_adds_them():
    shown = view()
    files = PlainResources(plain("demo"), day_of(shown), whole=True)
    told = {one.id: one.value for one in steps_strip(shown)}
    assert {step: told[step] for step in ("expected", "signed", "realised")} == {
        step: f"{files.total(step) / 10**8:.2f}" for step in ("expected", "signed", "realised")
    }
    both = files.total("expected") + files.total("signed")
    assert f"{both / 10**8:.2f}" not in told.values()


def test_rows_lead_to_their_county_and_the_partner_by_its_own_link():
    shown = view()
    found = open_of(shown)
    rows = open_ledger(shown, found, open_table(shown.dataset, found, "need", "zh")).rows
    assert [row.href for row in rows] == [href("county", shown.address.to(county=one.row.adcode)) for one in found]
    met = next((row, one) for row, one in zip(rows, found, strict=True) if one.within)
    assert met[0].cells["within"].href == href("county", shown.address.to(county=met[1].within[0].adcode))


def test_what_is_past_its_date_stands_out_and_comes_first():
    shown = view()
    found, day = waiting_of(shown), day_of(shown)
    rows = waiting_ledger(shown, found, day, waiting_table(shown.dataset, found, day, "zh")).rows
    tones = [row.cells["state"].tone for row in rows]
    late = sum(one.is_overdue(day) for one in found)
    assert tones == ["attention"] * late + [""] * (len(found) - late) and 0 < late < len(found)


def test_the_matrix_sums_up_and_shades_the_most_needed_strongest():
    shown = view()
    told = pairs_table(shown.dataset, needs_of(shown), "zh")
    drawn = pairs_ledger(told)
    assert drawn.rows[-1].kind == "total" and drawn.rows[-1].cells["needs"].sort == len(needs_of(shown))
    steps = [(cell.sort, cell.step) for row in drawn.rows[:-1] for cell in row.cells.values() if cell.step is not None]
    assert steps and sorted(steps) == sorted(steps, key=lambda one: (one[1], one[0]))


def test_category_and_side_stand_in_the_address_and_a_wrong_word_is_told():
    shown = view(category="land", listed="offer")
    assert {one.row.category for one in open_of(shown)} == {"land"} == {one.category for one in deals_of(shown)}
    assert {one.row.side for one in open_of(shown)} == {"offer"}
    assert href("resources", shown.address) == "/resources?data=demo&category=land&listed=offer"
    assert href("funds", shown.address) == "/funds?data=demo"
    good, wrong = read({"category": "water", "listed": "both"}, catalogue(), dataset("demo"), "resources")
    assert (good.category, good.listed) == ("all", "need") and {one.key for one in wrong} == {"category", "listed"}


def test_a_dataset_without_deals_says_so_and_counts_none():
    shown = view("reported")
    assert "对接事项暂无数据" in meeting_lead(shown) and "0 项预期" not in meeting_lead(shown)
    assert [one.missing for one in steps_strip(shown)[:3]] == [True] * 3
