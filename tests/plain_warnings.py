"""Every rule of the warnings a second time, plainly, over rows as lists of dicts: no engine and no shared code."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tests.oracle import Oracle, day_quarter, ends_and_length, name, number, stage_at
from tests.plain_judgement import spending_share

MEASURES = ("investment_completed", "output_value", "profit_and_tax", "capacity", "trial_production")
WHOLE_PAIRS = ("behind", "idle", "overspent", "overdisbursed", "overdue")
MONEY_RULES = ("behind", "idle", "overspent", "overdisbursed")


def cents(amount: Fraction) -> Decimal:
    """Half a cent is a whole one; what is missing is never less than nothing here."""
    return Decimal(int(amount * 100 + Fraction(1, 2))).scaleb(-2) if amount > 0 else Decimal(0)


class PlainWarnings:
    """(pair, year, track, project) → (amount, over, under) by rule: `over` and `under` are the two figures compared."""

    def __init__(self, oracle: Oracle, asked, values, rule: str = "") -> None:
        self.oracle, self.values = oracle, values
        if rule in WHOLE_PAIRS and (asked.cities or asked.counties):
            asked = self.by_whole_pairs(asked)
        self.asked = asked.at(asked.as_of, "programme")
        self.at = number(asked.as_of)
        self.flows = [
            flow | {"stage_of_money": stage}
            for stage in ("allocated", "disbursed", "spent", "recovered")
            for flow in oracle.flows(stage, self.asked)
            if flow["pair"] and oracle.kept(flow, replace(self.asked, tracks=()))
        ]
        self.of_year = defaultdict(list)
        for flow in self.flows:
            self.of_year[flow["stage_of_money"], flow["pair"], flow["year"]].append(flow)

    def by_whole_pairs(self, asked):
        """In the place of cities and counties the pairs whose mountain county lies there."""
        there = [
            p["pair_id"]
            for p in self.oracle.rows["pairs"]
            if (not asked.pairs or p["pair_id"] in asked.pairs)
            and (not asked.counties or p["mountain_adcode"] in asked.counties)
            and (not asked.cities or self.oracle.city[p["mountain_adcode"]] in asked.cities)
        ]
        return replace(asked, pairs=tuple(there), cities=(), counties=())

    def found(self, rule: str) -> dict[tuple, tuple]:
        return getattr(self, rule)()

    def tracks_of(self, flow) -> bool:
        return not self.asked.tracks or flow["track"] in self.asked.tracks

    def mixed(self, *stages: str) -> set[tuple]:
        """Fund years of a pair whose money at these stages lies on tracks only in part."""
        told = defaultdict(set)
        for flow in self.flows:
            if flow["stage_of_money"] in stages:
                told[flow["pair"], flow["year"]].add(flow["track"] is None)
        return {of for of, kinds in told.items() if kinds == {True, False}}

    def money(self, stage: str, upto: int | None = None, *, pair: str, year: str, **wanted) -> Decimal:
        sums = [
            f["amount"]
            for f in self.of_year[stage, pair, year]
            if self.tracks_of(f)
            and (upto is None or number(f["quarter"]) <= upto)
            and all(f[k] == v for k, v in wanted.items())
        ]
        return sum(sums, Decimal(0))

    def years(self, *stages: str) -> list[tuple]:
        alone = self.mixed(*stages) if self.asked.tracks else set()
        told = {(f["pair"], f["year"]) for f in self.flows if f["stage_of_money"] in stages and self.tracks_of(f)}
        return sorted(told - alone)

    def cells(self, *stages: str) -> list[tuple]:
        told = {(f["pair"], f["year"], f["track"]) for f in self.flows if self.tracks_of(f)}
        alone = self.mixed(*stages)
        return [of for of in told if of[:2] not in alone]

    def behind(self) -> dict[tuple, tuple]:
        """Of the year's own fund, what is missing to what was due by now of each tranche, to the cent."""
        found, year = {}, self.at // 4
        there = {p["pair_id"] for p in self.oracle.rows["pairs"] if self.oracle.holds(p, self.at)}
        for pair, of in self.years("allocated", "spent"):
            if of != str(year) or pair not in there:
                continue
            tranches = [f for f in self.of_year["allocated", pair, of] if self.tracks_of(f)]
            due = sum((self.due(f, year) for f in tranches), Fraction(0))
            done = self.money("spent", pair=pair, year=of)
            missing = cents(due - Fraction(done))
            if due > 0 and done < due * self.values.behind_pace and missing >= self.values.behind_least_yuan:
                found[pair, of, None, None] = (missing, done, sum((f["amount"] for f in tranches), Decimal(0)))
        return found

    def due(self, flow, year: int) -> Fraction:
        return Fraction(flow["amount"]) * spending_share(number(flow["quarter"]), year, self.at)

    def idle(self) -> dict[tuple, tuple]:
        found = {}
        for pair, year, track in self.cells("disbursed", "spent", "recovered"):
            of = {"pair": pair, "year": year, "track": track}
            paid = self.money("disbursed", self.at - self.values.idle_quarters, **of)
            left = max(Decimal(0), paid - self.money("spent", **of) - self.money("recovered", **of))
            share = self.values.idle_least_share
            if left and left * share.denominator >= share.numerator * paid and left >= self.values.idle_least_yuan:
                found[pair, year, track, None] = (left, left, paid)
        return found

    def overspent(self) -> dict[tuple, tuple]:
        found = {}
        for pair, year in self.years("disbursed", "spent"):
            done, paid = (self.money(stage, pair=pair, year=year) for stage in ("spent", "disbursed"))
            if done > paid and done - paid >= self.values.overspent_least_yuan:
                found[pair, year, None, None] = (done - paid, done, paid)
        return found

    def overdisbursed(self) -> dict[tuple, tuple]:
        found = {}
        for pair, year, track in self.cells("allocated", "disbursed"):
            of = {"pair": pair, "year": year, "track": track}
            paid, out = self.money("disbursed", **of), self.money("allocated", **of)
            if paid > out and paid - out >= self.values.overdisbursed_least_yuan:
                found[pair, year, track, None] = (paid - out, paid, out)
        return found

    def stalled(self) -> dict[tuple, tuple]:
        found, least = {}, self.values.stalled_quarters
        zeros = {
            (o["subject_id"], o["period"])
            for o in self.oracle.rows["observations"]
            if (o["metric_id"], o["value_type"], o["status"], o["value"])
            == ("investment_completed", "actual", "reported", 0)
        }
        for project in self.oracle.rows["projects"]:
            run = 0
            while (project["project_id"], name(self.at - run)) in zeros:
                run += 1
            stages = {stage_at(project, moment) for moment in (self.at, self.at - least + 1)}
            if run < least or stages != {"under_construction"}:
                continue
            spent = sum(
                (
                    f["amount"]
                    for f in self.oracle.rows["fund_flows"]
                    if f["stage"] == "spent"
                    and number(f["period"]) <= self.at
                    and f["year"] <= self.at // 4
                    and f["project_id"] == project["project_id"]
                ),
                Decimal(0),
            )
            if not spent or spent < self.values.stalled_least_yuan:
                continue
            row = {
                "pair": project["pair_id"],
                "track": project["track_id"],
                "county": project["host_adcode"],
                "stage": "under_construction",
                "industry": project["industry"],
            }
            if self.oracle.kept(row, self.asked):
                found[project["pair_id"], None, project["track_id"], project["project_id"]] = (spent, run, least)
        return found

    def row_of(self, project: dict) -> dict:
        return {
            "pair": project["pair_id"],
            "track": project["track_id"],
            "county": project["host_adcode"],
            "stage": stage_at(project, self.at),
            "industry": project["industry"],
        }

    def not_started(self) -> dict[tuple, tuple]:
        """Counted back quarter by quarter, as far as the project is signed and no further."""
        found = {}
        for project in self.oracle.rows["projects"]:
            run = 0
            while stage_at(project, self.at - run) == "signed":
                run += 1
            planned = project["planned_investment"]
            long = run and run - 1 >= self.values.not_started_quarters
            large = (planned or 0) >= self.values.not_started_least_yuan
            if long and large and self.oracle.kept(self.row_of(project), self.asked):
                of = (project["pair_id"], None, project["track_id"], project["project_id"])
                found[of] = (planned, run - 1, planned)
        return found

    def over_plan(self) -> dict[tuple, tuple]:
        found, share = {}, self.values.over_plan_share
        for project in self.oracle.rows["projects"]:
            planned, row = project["planned_investment"], self.row_of(project)
            known = row["stage"] or (project["stage_as_of"] and day_quarter(project["stage_as_of"]) <= self.at)
            told = [
                o["value"]
                for o in self.oracle.rows["observations"]
                if (o["subject_type"], o["subject_id"]) == ("project", project["project_id"])
                and (o["metric_id"], o["value_type"]) == ("investment_completed", "actual")
                and o["status"] == "reported"
                and self.since_2023(o["period"])
            ]
            if not planned or not told or not known or not self.oracle.kept(row, self.asked):
                continue
            over = sum(told, Decimal(0)) - planned
            if over * share.denominator > planned * share.numerator and over >= self.values.over_plan_least_yuan:
                found[row["pair"], None, row["track"], project["project_id"]] = (over, over + planned, planned)
        return found

    def since_2023(self, period: str) -> bool:
        last, length = ends_and_length(period)
        return last <= self.at and last - length + 1 >= 2023 * 4

    def overdue(self) -> dict[tuple, tuple]:
        """What was expected by then of events and of figures of projects and pairs, that nothing actual stands for."""
        found = {}
        for e in self.oracle.rows["events"]:
            if e["value_type"] != "forecast" or not e["date"] or day_quarter(e["as_of"]) > self.at:
                continue
            run = self.at - day_quarter(e["date"])
            came = any(
                other["value_type"] == "actual"
                and (other["pair_id"], other["title"]) == (e["pair_id"], e["title"])
                and min(day_quarter(other["date"] or other["as_of"]), day_quarter(other["as_of"])) <= self.at
                for other in self.oracle.rows["events"]
            )
            if run >= self.values.overdue_quarters and not came and self.is_asked(e["pair_id"], e["track_id"]):
                found[e["pair_id"], None, e["track_id"], None, e["event_id"]] = (e["amount"], run, e["qualifier"])
        for o in self.oracle.rows["observations"]:
            if o["value_type"] != "forecast" or o["subject_type"] not in ("pair", "project") or not o["period"]:
                continue
            if o["status"] not in ("reported", "in_words") or day_quarter(o["as_of"]) > self.at:
                continue
            project = self.oracle.project[o["subject_id"]] if o["subject_type"] == "project" else {}
            pair, track = project.get("pair_id", o["subject_id"]), project.get("track_id")
            run = self.at - ends_and_length(o["period"])[0]
            if run >= self.values.overdue_quarters and not self.came(o) and self.is_asked(pair, track):
                of = (pair, None, track, project.get("project_id"), (o["metric_id"], o["period"]))
                found[of] = (o["value"] if o["unit"] == "yuan" else None, run, o["qualifier"])
        return found

    def came(self, expected: dict) -> bool:
        alike = ("subject_type", "subject_id", "metric_id")
        return any(
            o["value_type"] == "actual"
            and o["status"] in ("reported", "in_words")
            and all(o[key] == expected[key] for key in alike)
            and o["period"]
            and ends_and_length(o["period"])[0] == ends_and_length(expected["period"])[0]
            for o in self.oracle.rows["observations"]
        )

    def is_asked(self, pair: str, track: str | None) -> bool:
        return (not self.asked.pairs or pair in self.asked.pairs) and (
            not self.asked.tracks or track in self.asked.tracks
        )

    def unreported(self) -> dict[tuple, tuple]:
        due, missing = defaultdict(int), defaultdict(int)
        for o in self.oracle.rows["observations"]:
            if o["subject_type"] != "project" or o["value_type"] != "actual" or o["period"] != name(self.at):
                continue
            project = self.oracle.project[o["subject_id"]]
            row = {
                "pair": project["pair_id"],
                "track": project["track_id"],
                "county": project["host_adcode"],
                "stage": stage_at(project, self.at),
                "industry": project["industry"],
            }
            if (
                o["metric_id"] in MEASURES
                and o["status"] in ("reported", "missing")
                and self.oracle.kept(row, self.asked)
            ):
                due[row["pair"]] += 1
                missing[row["pair"]] += o["status"] == "missing"
        share = self.values.unreported_least_share
        return {
            (pair, None, None, None): (None, gone, due[pair])
            for pair, gone in missing.items()
            if gone >= self.values.unreported_least_figures and gone * share.denominator >= due[pair] * share.numerator
        }


def told(outcome) -> dict[tuple, tuple]:
    """What the product found, in the same form."""
    compared = {
        "behind": lambda w: (w.spent, w.allocated),
        "idle": lambda w: (w.amount, w.disbursed),
        "overspent": lambda w: (w.spent, w.disbursed),
        "overdisbursed": lambda w: (w.disbursed, w.allocated),
        "stalled": lambda w: (w.zeros, int(w.limit)),
        "not_started": lambda w: (w.measured, w.planned_investment),
        "overdue": lambda w: (w.measured, w.qualifier),
        "over_plan": lambda w: (w.investment_completed, w.planned_investment),
        "unreported": lambda w: (w.missing, w.due),
    }
    assert outcome.rule in compared and hasattr(PlainWarnings, outcome.rule), (
        f"tests/plain_warnings.py: write {outcome.rule} in plain Python, as a method of that name, and name here what it compares"
    )
    return {
        (w.pair_id, w.year, w.track_id, w.project_id, *_expectation(w)): (w.amount, *compared[outcome.rule](w))
        for w in outcome.warnings
    }


def _expectation(warned) -> tuple:
    """What of the pair was expected, of which there may be several."""
    if warned.event_id:
        return (warned.event_id,)
    return ((warned.measure_id, warned.expected),) if warned.measure_id else ()
