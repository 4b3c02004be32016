"""Every metric computed a second time, slowly and plainly, from rows as lists of dicts: no engine, no Ibis, no shared code."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache

STAGES = ["signed", "started", "under_construction", "in_production", "at_capacity"]
START = 2023 * 4
NARROWED_BY = {
    "pairs": "pair",
    "tracks": "track",
    "cities": "city",
    "counties": "county",
    "stages": "stage",
    "industries": "industry",
}
TARGETED = {"investment_target": "investment_completed", "output_target": "output_value"}


def number(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[5]) - 1


def name(n: int) -> str:
    return f"{n // 4}Q{n % 4 + 1}"


def day_quarter(day) -> int:
    return day.year * 4 + (day.month - 1) // 3


def last_day(quarter: int) -> date:
    month = quarter % 4 * 3 + 3
    return date(quarter // 4, month, 31 if month in (3, 12) else 30)


@cache
def ends_and_length(period: str) -> tuple[int, int]:
    if "Q" in period:
        return number(period), 1
    years = period.split("-")
    return int(years[-1]) * 4 + 3, 4 * (int(years[-1]) - int(years[0]) + 1)


def stage_at(project: dict, moment: int) -> str | None:
    best = -1
    if project["signed_on"] and day_quarter(project["signed_on"]) <= moment:
        best = 0
    if project["started_on"] and day_quarter(project["started_on"]) <= moment:
        best = 1 if day_quarter(project["started_on"]) == moment else 2
    if project["completed_on"] and day_quarter(project["completed_on"]) <= moment:
        best = 3
    if project["at_capacity_on"] and day_quarter(project["at_capacity_on"]) <= moment:
        best = 4
    if project["stage"] and project["stage_as_of"] and day_quarter(project["stage_as_of"]) <= moment:
        best = max(best, STAGES.index(project["stage"]))
    return STAGES[best] if best >= 0 else None


class Oracle:
    """Answers over plain rows: {table: [row, …]}; `complete` names the tables where no row means none."""

    def __init__(self, rows: dict[str, list[dict]], complete: set[str]) -> None:
        self.rows, self.complete = rows, complete
        self.city = {c["adcode"]: c["city_adcode"] for c in rows["counties"]}
        self.project = {p["project_id"]: p for p in rows["projects"]}

    def absent(self, metric: str, by: tuple[str, ...], s) -> int | None:
        """What a figure is of which no row is told: 0 of a complete table of what has happened, else not known; nor where
        there are rows and none of them says whose it is by what is asked."""
        tables = {
            "fund": "fund_flows",
            "event": "events",
            "events": "events",
            "resource": "resources",
            "pairs": "pairs",
        }
        tables |= dict.fromkeys(("investment", "output", "profit"), "observations")
        tables |= dict.fromkeys(("projects", "planned"), "projects")
        if metric in self.ratios or metric in TARGETED or s.value_type != "actual":
            return None
        if tables[metric.split("_")[0]] not in self.complete:
            return None
        for dimension in self.booked(by, s):
            due = {of: due for (of,), (_, _, due) in self.answer(metric, (dimension,), s.everyone()).items() if due}
            if due and set(due) == {None}:
                return None
        return 0

    @staticmethod
    def booked(by: tuple[str, ...], s) -> list[str]:
        """Of what is asked by and narrowed by, that which a row may leave open."""
        narrowed = [dimension for field, dimension in NARROWED_BY.items() if getattr(s, field)]
        return [d for d in ("pair", "track", "county", "city", "industry", "quarter") if d in by or d in narrowed]

    def unbooked(self, rows: list[dict], by: tuple[str, ...], s) -> bool:
        """Whether there are rows and none names any member of a dimension that is asked by or narrowed by."""
        for row in rows:
            row["city"] = self.city.get(row.get("county"))
        return bool(rows) and any(all(row.get(d) is None for row in rows) for d in self.booked(by, s))

    ratios = ("execution_rate", "disbursement_rate", "budget_execution_rate", "allocation_rate", "leverage", "investment_progress",
              *(f"{metric}_rate" for metric in TARGETED))  # fmt: skip

    def answer(self, metric: str, by: tuple[str, ...], s) -> dict[tuple, tuple]:
        """members → (value, reported, due)."""
        of_a_year = (
            "execution_rate",
            "allocation_rate",
            "budget_execution_rate",
            "disbursement_rate",
            "fund_planned",
            *TARGETED,
            *(f"{metric}_rate" for metric in TARGETED),
        )
        if metric in of_a_year and s.span == "quarter":
            s = s.at(s.as_of, "year")
        if metric in TARGETED:
            return self.summed(self.targets(TARGETED[metric], s), by, s, None)
        if metric.endswith("_target_rate"):
            measure = TARGETED[metric.removesuffix("_rate")]
            set_for = {(t["pair_id"], str(t["year"])) for t in self.rows["targets"] if t["metric_id"] == measure}
            done = [row for row in self.observed(measure, s) if (row["pair"], row["year"]) in set_for]
            return self.ratio(done, self.targets(measure, s), by, s, "observations")
        if metric in ("events", "event_firms", "event_people"):
            return self.summed(self.events(metric.removeprefix("event_"), s), by, s, "events")
        if metric in ("resource_needs", "resource_offers"):
            return self.summed(self.resources(metric[9:-1], by, s), by, s, "resources")
        if metric == "execution_rate":
            return self.ratio(self.flows("spent", s), self.flows("allocated", s), by, s, "fund_flows")
        if metric == "allocation_rate":
            return self.ratio(self.flows("allocated", s), self.flows("planned", s), by, s, "fund_flows")
        if metric == "budget_execution_rate":
            return self.ratio(self.flows("spent", s), self.flows("planned", s), by, s, "fund_flows")
        if metric == "disbursement_rate":
            return self.ratio(self.flows("disbursed", s), self.flows("allocated", s), by, s, "fund_flows")
        if metric in ("leverage", "investment_progress"):
            s = s.at(s.as_of, "programme")
            under = self.flows("disbursed", s) if metric == "leverage" else self.stock("planned_investment", by, s)
            return self.ratio(self.observed("investment_completed", s), under, by, s, "observations")
        if metric.startswith("fund_"):
            return self.summed(self.flows(metric.removeprefix("fund_"), s), by, s, "fund_flows")
        if metric in ("investment_completed", "output_value", "profit_and_tax"):
            counted = "observations" if s.value_type == "actual" else None
            return self.summed(self.observed(metric, s, s.value_type), by, s, counted)
        if metric == "pairs":
            return self.summed(self.pairs(by, s), by, s, "pairs")
        return self.summed(self.stock(metric, by, s), by, s, "projects", money=metric == "planned_investment")

    def observed(self, metric: str, s, kind: str = "actual"):
        at = number(s.as_of)
        for o in self.rows["observations"]:
            if o["metric_id"] != metric or o["value_type"] != kind or o["subject_type"] != "project":
                continue
            if o["status"] == "not_applicable" or (kind == "at_capacity") != (not o["period"]):
                continue
            if kind != "actual" and o["as_of"] > last_day(at):
                continue
            last, length = ends_and_length(o["period"]) if o["period"] else (None, None)
            if self.inside(last, length, at, s.span, kind):
                p = self.project[o["subject_id"]]
                yield {
                    "pair": p["pair_id"],
                    "track": p["track_id"],
                    "county": p["host_adcode"],
                    "stage": stage_at(p, at),
                    "industry": p["industry"],
                    "quarter": name(last) if length == 1 else None,
                    "year": str(last // 4) if length and length <= 4 else None,
                    "amount": o["value"],
                    "due": 1,
                }

    @staticmethod
    def inside(last: int | None, length: int | None, at: int, span: str, kind: str) -> bool:
        if last is None:
            return True
        first = last - length + 1
        if span == "quarter":
            return last == at and length == 1
        if span == "programme":
            return first >= START and (kind == "forecast" or last <= at)
        return first >= at // 4 * 4 and last <= (at // 4 * 4 + 3 if kind == "forecast" else at)

    def targets(self, measure: str, s):
        this = int(s.as_of[:4])
        for t in self.rows["targets"]:
            if t["metric_id"] == measure and (2023 if s.span == "programme" else this) <= t["year"] <= this:
                yield {"pair": t["pair_id"], "year": str(t["year"]), "amount": t["target"]}

    def events(self, what: str, s):
        end, this = last_day(number(s.as_of)), int(s.as_of[:4])
        for e in self.rows["events"]:
            if e["value_type"] != "actual" or min(e["date"] or e["as_of"], e["as_of"]) > end:
                continue
            day = e["date"]
            quarter = name(day_quarter(day)) if day and e["date_precision"] in ("day", "month", "quarter") else None
            inside = {
                "programme": not day or day.year >= 2023,
                "year": bool(day) and day.year == this,
                "quarter": quarter == s.as_of,
            }[s.span]
            if inside:
                yield {
                    "pair": e["pair_id"],
                    "track": e["track_id"],
                    "kind": e["kind"],
                    "quarter": quarter,
                    "year": str(day.year) if day else None,
                    "amount": 1 if what == "events" else e[what],
                }

    def resources(self, side: str, by, s):
        for moment in self.moments(by, s):
            for r in self.rows["resources"]:
                if r["side"] != side or r["as_of"] > last_day(moment):
                    continue
                mine = [
                    p["pair_id"]
                    for p in self.rows["pairs"]
                    if self.holds(p, moment) and r["adcode"] in (p["industrial_adcode"], p["mountain_adcode"])
                ]
                yield {
                    "pair": mine[0] if mine else None,
                    "county": r["adcode"],
                    "category": r["category"],
                    "quarter": name(moment),
                    "year": str(moment // 4),
                    "amount": 1,
                }

    @staticmethod
    def holds(pair: dict, moment: int) -> bool:
        since = pair["valid_from"]
        begun = day_quarter(since) <= moment if since else pair["listed_year"] <= moment // 4
        return begun and (not pair["valid_to"] or pair["valid_to"] >= last_day(moment))

    def flows(self, stage: str, s):
        at = number(s.as_of)
        for f in self.rows["fund_flows"]:
            if f["stage"] != stage:
                continue
            last, length = ends_and_length(f["period"])
            begun = f["year"] * 4 if stage == "planned" else last
            inside = {
                "quarter": last == at and length == 1,
                "year": begun <= at and f["year"] == at // 4,
                "programme": begun <= at and f["year"] <= at // 4,
            }[s.span]
            if s.fund_year:
                inside = f["year"] == s.fund_year and (inside if s.span == "quarter" else begun <= at)
            if inside:
                yield {
                    "pair": f["pair_id"],
                    "track": f["track_id"],
                    "county": f["payee_adcode"],
                    "stage": None,
                    "quarter": name(last) if length == 1 else None,
                    "year": str(f["year"]),
                    "amount": f["amount"],
                    "due": 1,
                }

    def moments(self, by, s) -> list[int]:
        at = number(s.as_of)
        if "quarter" not in by and "year" not in by:
            return [at]
        run = range({"year": at // 4 * 4, "quarter": at, "programme": START}[s.span], at + 1)
        return [m for m in run if "quarter" in by or m % 4 == 3 or m == at]

    def stock(self, metric: str, by, s):
        least = {"projects_started": 1, "projects_in_production": 3}.get(metric)
        for moment in self.moments(by, s):
            for p in self.rows["projects"]:
                stage = stage_at(p, moment)
                said = p["stage_as_of"] and day_quarter(p["stage_as_of"]) <= moment
                if stage is None and not said:
                    continue
                if metric == "planned_investment":
                    amount = p["planned_investment"]
                elif metric == "projects":
                    amount = 1
                else:
                    amount = None if stage is None else int(STAGES.index(stage) >= least)
                yield {
                    "pair": p["pair_id"],
                    "track": p["track_id"],
                    "county": p["host_adcode"],
                    "stage": stage,
                    "industry": p["industry"],
                    "quarter": name(moment),
                    "year": str(moment // 4),
                    "amount": amount,
                    "due": 1,
                }

    def pairs(self, by, s):
        for moment in self.moments(by, s):
            for p in self.rows["pairs"]:
                if self.holds(p, moment):
                    yield {
                        "pair": p["pair_id"],
                        "track": None,
                        "county": None,
                        "stage": None,
                        "quarter": name(moment),
                        "year": str(moment // 4),
                        "amount": 1 if p["valid_from"] or moment >= p["listed_year"] * 4 + 3 else None,
                        "due": 1,
                    }

    def kept(self, row: dict, s) -> bool:
        row["city"] = self.city.get(row.get("county"))
        wanted = ((dim, getattr(s, field)) for field, dim in NARROWED_BY.items())
        return all(not allowed or row.get(dim) in allowed for dim, allowed in wanted)

    def grouped(self, rows, by, s) -> dict[tuple, list[dict]]:
        groups = defaultdict(list)
        for row in rows:
            if self.kept(row, s):
                groups[tuple(row.get(d) for d in by)].append(row)
        return groups

    def summed(self, rows, by, s, table: str | None, money: bool = False) -> dict[tuple, tuple]:
        """`table`: whose rows they are, where no row of a complete one means nothing."""
        result, rows = {}, list(rows)
        for key, group in self.grouped(rows, by, s).items():
            amounts = [r["amount"] for r in group if r["amount"] is not None]
            value = sum(amounts[1:], amounts[0]) if amounts else None
            if table in ("projects", "events") and value == 0 and table not in self.complete and not money:
                value = None  # what is known of may not be all
            result[key] = (value, len(amounts), len(group))
        if not by:
            known = table in self.complete and not self.unbooked(rows, by, s)
            result.setdefault((), (0 if known else None, 0, 0))
        return result

    def ratio(self, over, under, by, s, table: str) -> dict[tuple, tuple]:
        """`table`: the numerator's."""
        over = list(over)
        top, bottom = self.summed(over, by, s, None), self.summed(under, by, s, None)
        known, result = table in self.complete and not self.unbooked(over, by, s), {}
        for key in {*top, *bottom}:
            n, reported, due = top.get(key, (None, 0, 0))
            if not due and known:
                n = 0
            d = bottom.get(key, (None, 0, 0))[0]
            result[key] = (float(Decimal(n)) / float(Decimal(d)) if n is not None and d else None, reported, due)
        return result
