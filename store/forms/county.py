"""The plans of one county's (or pair's) share of a quarter: what is known in grey, what is new left white."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from store.forms.choices import Choices
from store.forms.plan import WAN, FormColumn, Plan, Value, head_of, in_wan, known_head
from store.forms.published import MEASURES, STAGES, PairSide, Published
from store.programme import PROGRAMME
from store.schema import TABLES
from style import terms
from style.periods import Period, parse_period, say_period
from style.text import Text

PROJECTS, FUNDS = terms.PROJECT_PROGRESS, Text("资金", "Funds")
EVENTS, RESOURCES = TABLES["events"].label, TABLES["resources"].label
_TITLES = {
    "projects": Text("{place} {quarter}项目进展表", "{place}: projects, {quarter}"),
    "funds": Text("{place} {quarter}资金使用表", "{place}: fund money, {quarter}"),
    "events": Text("{place} {quarter}协作活动表", "{place}: events, {quarter}"),
    "resources": Text("{place} {quarter}要素供需表", "{place}: resources, {quarter}"),
}
_LINE = Text("结对：{pair}　报告期：{quarter}", "Pair: {pair}   Period: {quarter}")
_MONEY = Text("金额单位：万元", "Money in 万元 (×10,000 yuan)")
_BY_UNIT = Text("数量按“单位”列", "Quantities in the unit of their row")
_LAST = {
    "investment_completed": Text("上季完成投资", "Investment, previous quarter"),
    "output_value": Text("上季产值", "Output, previous quarter"),
    "profit_and_tax": Text("上季利税", "Profit and tax, previous quarter"),
}
_SO_FAR = Text("上季末累计完成投资", "Investment up to the previous quarter")
_MOVED = {
    "allocated": Text("上季末累计下达", "Allocated up to the previous quarter"),
    "disbursed": Text("上季末累计拨付", "Disbursed up to the previous quarter"),
    "spent": Text("上季末累计支出", "Spent up to the previous quarter"),
}
STAGE_MEANING = Text("到报告期末处于哪个阶段", "the stage at the end of the period")
_LAST_QUANTITY = Text("上期数量", "Quantity, previous quarter")
_DATES = ("signed_on", "started_on", "completed_on", "at_capacity_on")


def plans(published: Published, place: PairSide, quarter: str, choices: Choices, lang: str) -> Iterator[Plan]:
    """The four sheets. `quarter` is written 2024Q3."""
    sheets = _Share(published, place, parse_period(quarter), choices, lang)
    yield from (sheets.projects(), sheets.funds(), sheets.events(), sheets.resources())


class _Share:
    """What one form's sheets have in common: whose it is, of which quarter, in which language."""

    def __init__(self, published: Published, place: PairSide, quarter: Period, choices: Choices, lang: str) -> None:
        self.published, self.place, self.quarter = published, place, quarter
        self.choices, self.lang = choices, lang

    def _plan(
        self, kind: str, name: Text, heads: Sequence[FormColumn], rows: Sequence[tuple[Value, ...]], blank: int,
        example: tuple[Value, ...], unit: Text = _MONEY,
    ) -> Plan:  # fmt: skip
        said = say_period(str(self.quarter), self.lang)
        title = _TITLES[kind](self.lang, place=self.place.name, quarter=said)
        line = _LINE(self.lang, pair=self.place.pair_name, quarter=said)
        return Plan(name(self.lang), title, line, unit(self.lang), tuple(heads), tuple(rows), blank, (example,))

    def projects(self) -> Plan:
        lang = self.lang
        known = ("name", "track_id", "host_adcode", "planned_investment")
        heads = [
            head_of("context.number", lang, known="all"),
            head_of("projects.project_id", lang, needed=False, known="filled"),
            *(head_of(f"projects.{name}", lang, needed=name == "name", known="filled") for name in known),
            replace(head_of("projects.stage", lang), meaning=STAGE_MEANING(lang)),
            *(head_of(f"projects.{name}", lang, known="filled") for name in _DATES),
            known_head(_SO_FAR, lang, unit=WAN),
            *(known_head(_LAST[measure], lang, unit=WAN) for measure in MEASURES),
            *(head_of(f"observations.{measure}.actual", lang) for measure in MEASURES),
            head_of("context.note", lang),
        ]
        held = self.published.projects(self.place)
        figures = self.published.figures([row["project_id"] for row in held], self.quarter)
        rows = []
        for n, row in enumerate(held, start=1):
            of = [figures.get((row["project_id"], measure), (None, None)) for measure in MEASURES]
            rows.append((
                n, row["project_id"], row["name"], self._shown("tracks", row["track_id"]),
                self._shown("counties", row["host_adcode"]), in_wan(row["planned_investment"]),
                self._shown("stage", _stage(row, self.quarter)), *(row[name] for name in _DATES), in_wan(of[0][1]),
                *(in_wan(last) for last, _ in of), None, None, None, None,
            ))  # fmt: skip
        example = (1, None, "示例项目甲", self._shown("tracks", PROGRAMME.track_of("progress")), self.place.names.get(self.place.mountain), Decimal(13_000),
                   self._shown("stage", "started"), self.quarter.start, self.quarter.end, None, None, None, None, None, None,
                   Decimal(2427), 0, 0, None)  # fmt: skip
        return self._plan("projects", PROJECTS, heads, rows, 15, example)

    def funds(self) -> Plan:
        lang = self.lang
        heads = [
            head_of("fund_flows.year", lang, needed=True, choice="years", known="filled"),
            head_of("fund_flows.payee_adcode", lang, known="filled"),
            head_of("fund_flows.track_id", lang, known="filled"),
            head_of("fund_flows.project_id", lang, known="filled"),
            *(known_head(_MOVED[stage], lang, unit=WAN) for stage in STAGES),
            *(head_of(f"fund_flows.{stage}", lang) for stage in STAGES),
            head_of("context.note", lang),
        ]
        names = self.published.project_names(self.place)
        rows = [
            (year, self._shown("counties", payee), self._shown("tracks", track), names.get(project, project),
             *(in_wan(of.get(stage)) for stage in STAGES), None, None, None, None)
            for (year, payee, track, project), of in self.published.money(self.place, self.quarter).items()
        ]  # fmt: skip
        payee, track = (
            self._shown("counties", self.place.mountain),
            self._shown("tracks", PROGRAMME.track_of("progress")),
        )
        example = (self.quarter.year, payee, track, None, Decimal(800), Decimal(500), Decimal(310), Decimal(200),
                   Decimal("120.5"), Decimal("96.35"), None)  # fmt: skip
        return self._plan("funds", FUNDS, heads, rows, 20, example)

    def events(self) -> Plan:
        lang = self.lang
        names = ("title", "kind", "date", "track_id", "firms", "people", "amount", "value_type")
        heads = [*(head_of(f"events.{name}", lang, needed=True if name == "date" else None) for name in names),
                 head_of("context.note", lang)]  # fmt: skip
        example = ("示例数字化改造研修班", self._shown("event_kind", "training"), self.quarter.end, self._shown("tracks", PROGRAMME.track_of("digital")), 40, 71,
                   None, self._shown("value_type", "actual"), None)  # fmt: skip
        return self._plan("events", EVENTS, heads, (), 18, example)

    def resources(self) -> Plan:
        lang = self.lang
        names = ("resource_id", "adcode", "side", "category", "item")
        heads = [
            *(head_of(f"resources.{name}", lang, needed=False if name == "resource_id" else None, known="filled")
              for name in names),
            known_head(_LAST_QUANTITY, lang, "value"),
            head_of("resources.quantity", lang),
            head_of("resources.unit", lang, known="filled"),
            head_of("context.note", lang),
        ]  # fmt: skip
        rows = [
            (row["resource_id"], self._shown("counties", row["adcode"]), self._shown("side", row["side"]),
             self._shown("category", row["category"]), row["item"], _quantity(row), None,
             self._shown("units", row["unit"]), None)
            for row in self.published.resources(self.place)
        ]  # fmt: skip
        example = (None, self._shown("counties", self.place.mountain), self._shown("side", "offer"),
                   self._shown("category", "land"), "工业用地", None, Decimal(120), self._shown("units", "mu"), None)  # fmt: skip
        return self._plan("resources", RESOURCES, heads, rows, 10, example, _BY_UNIT)

    def _shown(self, list_id: str, stored: str | None) -> str | None:
        return self.choices.shown(list_id, stored)


def _stage(row: dict, quarter: Period) -> str | None:
    """The stage a project stands at as far as is known, to be stated anew for the quarter's end; what was begun before the
    quarter is no longer 开工. None where a later stage is already published."""
    if row["stage_as_of"] is not None and row["stage_as_of"] > quarter.end:
        return None
    if row["stage"] == "started" and row["started_on"] is not None and row["started_on"] < quarter.start:
        return "under_construction"
    found: str | None = row["stage"]
    return found


def _quantity(row: dict) -> Value:
    value: Value = row["quantity"]
    return value
