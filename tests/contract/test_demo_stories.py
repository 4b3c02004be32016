"""Every story and oddity that scripts/demo/shape.py plants can be found in the simulated figures."""

from collections import Counter, defaultdict
from decimal import Decimal

from tests.demo_tables import (
    PAIRS,
    QUARTERS,
    YEARS,
    YI,
    by_pair,
    execution,
    flows,
    invested,
    rank,
    returns,
    rows,
    total,
    within_the_year,
)


def projects_of(pair: str) -> list[dict[str, str]]:
    return [row for row in rows("projects") if row["pair_id"] == pair]


def by_track(pair: str) -> Counter[str]:
    return Counter(row["track_id"] for row in projects_of(pair))


def share(part: list[object], whole: list[object]) -> float:
    return len(part) / len(whole)


def output(*periods: str) -> dict[str, Decimal]:
    return by_pair([row for row in returns("output_value") if row["period"] in periods])


def yields(made: dict[str, Decimal], projects: set[str]) -> dict[str, Decimal]:
    """Output for each yuan of planned investment of these projects."""
    planned = by_pair([row for row in rows("projects") if row["project_id"] in projects], "planned_investment")
    return {pair: made[pair] / planned[pair] for pair in PAIRS}


def missing(pair: str, period: str = "") -> float:
    due = [r for r in returns("investment_completed") if r["pair_id"] == pair and r["period"].startswith(period)]
    return share([r for r in due if r["status"] == "missing"], due)


def stalled() -> dict[str, str]:
    """Projects under construction that reported exactly 0 for the last three quarters at least, and since when."""
    paid: dict[str, dict[str, str]] = defaultdict(dict)
    for row in returns("investment_completed"):
        paid[row["subject_id"]][row["period"]] = row["value"]
    building = {row["project_id"] for row in rows("projects") if row["stage"] == "under_construction"}
    found = {}
    for project in building & set(paid):
        quarters = sorted(paid[project])
        while quarters and paid[project][quarters[-1]] == "0.00":
            found[project] = quarters.pop()
    return {project: since for project, since in found.items() if since <= "2025Q2"}


def test_p01_works_one_track() -> None:
    tracks = by_track("P01")
    assert tracks["T5"] > sum(tracks.values()) / 2 and not tracks["T1"] and not tracks["T3"]


def test_p02_has_the_largest_budget_and_hardly_spends_it() -> None:
    for year in YEARS:
        assert rank(by_pair([r for r in flows("planned", year=year) if r["pair_id"]], "amount"), "P02") == 1
    assert sorted(PAIRS, key=execution).index("P02") <= 1
    idle = {"pair_id": "P02", "year": "2024", "track_id": "T3"}
    assert total(flows("disbursed", **idle)) > 0 and flows("spent", **idle) == []
    assert max(row["period"] for row in flows("disbursed", **idle)) <= "2025Q1"


def test_p03_starts_late_and_rises_and_p04_stalls() -> None:
    rising = [invested(year)["P03"] for year in YEARS]
    assert rising[0] * 10 < rising[1] * 2 < rising[2] and rank(invested("2025"), "P03") == 1
    assert within_the_year("P03", "2023") < Decimal("0.45") < Decimal("0.65") < within_the_year("P03", "2024")
    assert within_the_year("P03", "2024") < Decimal("0.75") < Decimal("0.85") < within_the_year("P03", "2025")
    assert rank(invested("2023"), "P04") <= 2 and rank(invested("2024"), "P04") == 1
    before, after = invested("2024"), invested("2025")
    assert rank({pair: before[pair] - after[pair] for pair in PAIRS}, "P04") == 1
    assert Decimal("0.35") < after["P04"] / before["P04"] < Decimal("0.6") and rank(after, "P04") > 9
    assert within_the_year("P04", "2024") > Decimal("0.8") > Decimal("0.5") > within_the_year("P04", "2025")


def test_p05_invests_much_for_little_output_and_p07_the_reverse() -> None:
    assert rank(invested(), "P05") <= 3
    running = {r["project_id"] for r in rows("projects") if r["completed_on"] and r["completed_on"] < "2025-07-01"}
    found = yields(output("2025Q3"), running)
    assert min(found, key=lambda p: found[p]) == "P05" and found["P05"] < sorted(found.values())[9] / 2
    said = [row for row in returns("output_value", "at_capacity") if row["value"]]
    promised = yields(by_pair(said), {row["subject_id"] for row in said})
    assert rank(promised, "P07") == 1 and promised["P07"] > sorted(promised.values())[9] * Decimal("1.5")


def test_p05_goes_beyond_its_plans_most_often() -> None:
    done: dict[str, Decimal] = defaultdict(Decimal)
    for row in returns("investment_completed"):
        done[row["subject_id"]] += Decimal(row["value"] or 0)
    beyond = Counter(
        r["pair_id"]
        for r in rows("projects")
        if r["completed_on"] and done[r["project_id"]] > Decimal(r["planned_investment"]) * Decimal("1.1")
    )
    assert beyond.most_common(1) == [("P05", 4)] and 2 <= beyond.total() - 4 <= 4


def test_p06_has_the_smallest_budget_and_the_highest_leverage() -> None:
    assert rank(by_pair([r for r in flows("planned") if r["pair_id"]], "amount"), "P06") == 18
    done, paid = invested(), by_pair(flows("disbursed"), "amount")
    assert rank({pair: done[pair] / paid[pair] for pair in PAIRS}, "P06") == 1


def test_p08_leads_evenly() -> None:
    assert all(by_track("P08")[track] for track in ("T1", "T2", "T3", "T4", "T5", "T6"))
    assert execution("P08") > Decimal("0.95") and missing("P08") < 0.03
    overall = {
        (r["subject_id"], r["year"]): Decimal(r["score"]) for r in rows("assessments") if r["indicator_id"] == "overall"
    }
    assert all(rank({pair: overall[pair, year] for pair in PAIRS}, "P08") <= 3 for year in YEARS)


def test_p09_reports_badly_and_p11_not_at_all_in_the_last_quarter() -> None:
    earlier = {pair: missing(pair, "2024") + missing(pair, "2025Q1") + missing(pair, "2025Q2") for pair in PAIRS}
    assert max(earlier, key=lambda p: earlier[p]) == "P09"
    late = [r for r in returns("investment_completed") if r["status"] == "reported" and r["as_of"] > due(r["period"])]
    assert Counter(r["pair_id"] for r in late).most_common(1)[0][0] == "P09"
    assert missing("P11", "2025Q4") == 1 and missing("P11", "2025Q3") < 0.2
    every = [r for metric in ("investment_completed", "output_value", "profit_and_tax") for r in returns(metric)]
    assert 0.02 < share([r for r in every if r["status"] == "missing"], every) < 0.05


def due(period: str) -> str:
    """The last ordinary day for a quarter's return."""
    year, quarter = period.split("Q")
    return f"{int(year) + 1}-01-20" if quarter == "4" else f"{year}-{int(quarter) * 3 + 1:02d}-20"


def test_p10_moves_plants() -> None:
    assert by_track("P10").most_common(1)[0][0] == "T3"
    budgets, given = (
        by_pair(flows("planned", pair_id="P10"), "amount"),
        by_pair(flows("allocated", pair_id="P10"), "amount"),
    )
    assert given["P10"] > budgets["P10"], "nothing from the reserve"


def test_p12_spent_ahead_of_p16_disbursed_ahead() -> None:
    assert total(flows("spent", pair_id="P12", year="2024")) > total(flows("disbursed", pair_id="P12", year="2024"))
    misbooked = {"pair_id": "P16", "year": "2024", "track_id": "T6"}
    assert total(flows("disbursed", **misbooked)) > total(flows("allocated", **misbooked)) > 0


def test_money_was_clawed_back_from_p13_and_p18() -> None:
    found = {(row["pair_id"], row["year"], row["period"]) for row in flows("recovered")}
    assert found == {("P13", "2023", "2024Q4"), ("P18", "2023", "2025Q2")}
    assert execution("P13", "2023") < Decimal("0.5") < Decimal("0.85") < execution("P13", "2025")


def test_p14_lives_by_the_season() -> None:
    ratio = {}
    for pair in PAIRS:
        full = {r["project_id"] for r in projects_of(pair) if "" < r["at_capacity_on"] < "2025-04-01"}
        mine = [row for row in returns("output_value") if row["subject_id"] in full]
        whole = {row["subject_id"] for row in mine if row["period"] == "2025Q4" and row["value"]}
        first, last = (
            total([r for r in mine if r["period"] == p and r["subject_id"] in whole], "value")
            for p in ("2025Q1", "2025Q4")
        )
        ratio[pair] = last / first if first else Decimal(0)
    assert rank(ratio, "P14") == 1 and ratio["P14"] > 2 > sorted(ratio.values())[-2]


def test_p15_hosts_enclaves_and_p16_leans_on_one_project() -> None:
    side = {row["pair_id"]: row for row in rows("pairs")}
    enclaves = Counter(
        r["pair_id"] for r in rows("projects") if r["host_adcode"] == side[r["pair_id"]]["industrial_adcode"]
    )
    assert enclaves.most_common(1)[0][0] == "P15" and enclaves["P15"] >= 46 * 0.15
    assert 0.05 < enclaves.total() / len(rows("projects")) < 0.12
    amounts = [Decimal(row["planned_investment"]) for row in projects_of("P16")]
    assert max(amounts) == 20 * YI > sum(amounts) * Decimal("0.45")


def test_p17_signs_and_does_not_start() -> None:
    waiting = {
        p: share(
            [r for r in projects_of(p) if r["stage"] == "signed" and r["signed_on"] < "2025-01-01"], projects_of(p)
        )
        for p in PAIRS
    }
    assert max(waiting, key=lambda p: waiting[p]) == "P17" and waiting["P17"] > 0.2


def test_standstills_are_reported_as_zero_and_hold_fund_money() -> None:
    found = stalled()
    assert Counter(project[:3] for project in found) == {"P02": 2, "P04": 4, "P18": 3}
    assert {since for project, since in found.items() if project[:3] == "P18"} == {"2024Q4"}
    assert {since for project, since in found.items() if project[:3] != "P18"} == {"2025Q1"}
    holding = {row["project_id"] for row in flows("spent")} & set(found)
    assert {project[:3] for project in holding} == {"P02", "P04", "P18"}


def test_the_untidiness_of_real_ledgers_is_there() -> None:
    projects, observations, events = rows("projects"), rows("observations"), rows("events")
    assert 3 <= sum(not row["host_adcode"] for row in projects) <= 20
    assert 3 <= sum(not row["track_id"] for row in projects) <= 20
    assert 0.6 < sum(bool(row["park"]) for row in projects) / len(projects) < 0.8
    assert {row["status"] for row in observations} == {"reported", "missing", "not_applicable", "in_words"}
    assert {row["qualifier"] for row in observations} == {"", "over", "about", "nearly", "at_least"}
    assert any(not row["date"] for row in events) and any(not row["track_id"] for row in events)
    assert {row["date_precision"] for row in events} == {"day", "month", "quarter", ""}
    promised = returns("output_value", "at_capacity")
    assert 0.5 < len(promised) / len(projects) < 0.7 and {row["period"] for row in promised} == {""}


def test_the_last_quarter_has_the_most_gaps() -> None:
    gaps = Counter(r["period"] for r in returns("investment_completed") if r["status"] == "missing")
    assert gaps.most_common(1)[0][0] == QUARTERS[-1]


def test_resources_meet_in_some_pairs_and_clash_in_others() -> None:
    def met(pair: dict[str, str]) -> int:
        listed = {(r["adcode"], r["item"], r["side"]) for r in rows("resources")}
        sides = (pair["industrial_adcode"], pair["mountain_adcode"])
        return sum(
            (a, item, "offer") in listed and (b, item, "need") in listed
            for a, b in (sides, sides[::-1])
            for item in {i for _, i, _ in listed}
        )

    meeting = {pair["pair_id"]: met(pair) for pair in rows("pairs")}
    assert {meeting[p] for p in ("P02", "P07", "P10", "P12", "P15", "P16")} == {5}
    assert {meeting[p] for p in ("P04", "P05", "P09", "P18")} == {1}
    assert {meeting[p] for p in PAIRS} == {1, 3, 5}
