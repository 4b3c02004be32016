"""Which metrics a scheme may ask of a pair, and over which spans: a test holds this table to the metrics themselves."""

YEAR, PROGRAMME = "year", "programme"
_BOTH = (YEAR, PROGRAMME)
# Metric → the spans it may be summed over, the usual one first; none for a level at a quarter's end.
ASKABLE: dict[str, tuple[str, ...]] = {
    "projects": (),
    "projects_started": (),
    "projects_in_production": (),
    "planned_investment": (),
    "investment_completed": _BOTH,
    "output_value": _BOTH,
    "profit_and_tax": _BOTH,
    "fund_allocated": _BOTH,
    "fund_disbursed": _BOTH,
    "fund_spent": _BOTH,
    "execution_rate": _BOTH,
    "budget_execution_rate": _BOTH,
    "disbursement_rate": _BOTH,
    "allocation_rate": _BOTH,
    "investment_progress": (PROGRAMME,),
    "events": _BOTH,
    "event_firms": _BOTH,
    "event_people": _BOTH,
    "investment_target_rate": _BOTH,
    "output_target_rate": _BOTH,
}
# Metrics of which neither more nor less is better: nobody is assessed by them.
NEUTRAL = (
    "pairs",
    "fund_planned",
    "leverage",
    "resource_needs",
    "resource_offers",
    "investment_target",
    "output_target",
)
