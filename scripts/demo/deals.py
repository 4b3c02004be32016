"""What came of simulated needs and offers: deals expected at a meeting, some signed, some of those realised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.demo.draws import Draws, rounded
from scripts.demo.figures import printed_money, yuan
from scripts.demo.quarters import AS_OF

WITHIN, ACROSS = 44, 34  # how many deals are tried within pairs and over their borders
# Kinds of event that a deal comes from; within them a meeting of the pair of either county.
KINDS = ("matching", "roadshow", "financing", "agreement", "meeting")
# category → (least, most) in 万元, as a deal over a part of what is needed would be.
AMOUNTS = {
    "industry": (800, 26_000),
    "land": (600, 9_000),
    "energy": (200, 3_000),
    "capital": (1_000, 18_000),
    "talent": (40, 900),
    "material": (300, 12_000),
}
STEP = 20  # 万元
UNEXPECTED, UNSIGNED, UNDATED, IN_WORDS = (
    0.1,
    0.44,
    0.12,
    0.06,
)  # chances: signed at once, never signed, no day set, no amount
LAST_BEGUN = date(2025, 11, 15)
Row = dict[str, object]


@dataclass(frozen=True)
class Match:
    """A need and an offer of one item, in two counties; `pairs` are those of the two."""

    need: Row
    offer: Row
    pairs: tuple[str, str]

    @property
    def is_within(self) -> bool:
        return self.pairs[0] == self.pairs[1]


def _matches(pairs: Sequence[dict[str, str]], listed: Sequence[Row]) -> list[Match]:
    of = {pair[f"{side}_adcode"]: pair["pair_id"] for pair in pairs for side in ("industrial", "mountain")}
    return [
        Match(need, offer, (of[str(need["adcode"])], of[str(offer["adcode"])]))
        for need in listed
        for offer in listed
        if (need["side"], offer["side"]) == ("need", "offer")
        and need["item"] == offer["item"]
        and need["adcode"] != offer["adcode"]
    ]


def _money(draws: Draws, wan: int | None) -> Row:
    if wan is None:
        return {"amount": None, "qualifier": None, "printed": "示例表述：金额待定"}
    qualifier = draws.weighted((None, "over", "about", "nearly"), (66, 20, 10, 4))
    return {"amount": yuan(wan), "qualifier": qualifier, "printed": printed_money(wan, qualifier)}


def _part(draws: Draws, wan: int, low: float, high: float) -> int:
    return max(rounded(wan * draws.between(low, high), STEP), STEP)


def _steps(draws: Draws, wan: int, begun: date) -> Iterator[Row]:
    """Of one deal in order: step, amount, due day, day told. What lies after the dataset's own day has not happened."""
    told, amount, expected = begun, wan, not draws.chance(UNEXPECTED)
    if expected:
        due = None if draws.chance(UNDATED) else begun + timedelta(draws.whole(90, 420))
        known = None if draws.chance(IN_WORDS) else wan
        yield {"step": "expected", **_money(draws, known), "due_on": due, "as_of": told}
        if draws.chance(UNSIGNED):
            return
        told, amount = told + timedelta(draws.whole(60, 330)), _part(draws, wan, 0.45, 1.1)
    if told > AS_OF:
        return
    yield {"step": "signed", **_money(draws, amount), "due_on": None, "as_of": told}
    told += timedelta(draws.whole(60, 300))
    if told <= AS_OF and draws.chance(0.8):
        yield {"step": "realised", **_money(draws, _part(draws, amount, 0.2, 0.95)), "due_on": None, "as_of": told}


def _event(draws: Draws, match: Match, happened: Sequence[Row]) -> Row | None:
    fit = [e for e in happened if e["pair_id"] in match.pairs and e["kind"] in KINDS and e["date"]]
    fit = [e for e in fit if isinstance(e["date"], date) and e["date"] <= LAST_BEGUN]
    return draws.pick(fit) if fit and not draws.chance(0.1) else None


def _begun(draws: Draws, event: Row | None) -> date:
    """A few days after its event; without one, any day of the two last years."""
    if event and isinstance(event["date"], date):
        return event["date"] + timedelta(draws.whole(0, 20))
    return date(2024, 1, 8) + timedelta(draws.whole(0, 600))


def _chosen(draws: Draws, pairs: Sequence[dict[str, str]], listed: Sequence[Row]) -> list[Match]:
    """Each need and each two counties with one item once: within the pairs first."""
    mixed, found, seen = draws.shuffled(_matches(pairs, listed)), [], set()
    for within, most in ((True, WITHIN), (False, ACROSS)):
        for match in (one for one in mixed if one.is_within is within):
            if match.need["resource_id"] not in seen and most:
                seen.add(match.need["resource_id"])
                found.append(match)
                most -= 1
    return sorted(found, key=lambda one: (str(one.offer["adcode"]), str(one.need["resource_id"])))


def rows(pairs: Sequence[dict[str, str]], happened: Sequence[Row], listed: Sequence[Row]) -> Iterator[Row]:
    """The steps of each deal one after the other, deals numbered within the county that supplies."""
    counts: dict[str, int] = {}
    for match in _chosen(Draws("deals", "chosen"), pairs, listed):
        need, offer = match.need, match.offer
        start = str(offer["adcode"])
        counts[start] = counts.get(start, 0) + 1
        draws = Draws("deals", start, counts[start])
        event = _event(draws, match, happened)
        wan = rounded(draws.between(*AMOUNTS[str(need["category"])]), STEP)
        for step in _steps(draws, wan, _begun(draws, event)):
            yield {
                "deal_id": f"D{start}-{counts[start]}",
                "need_id": need["resource_id"],
                "offer_id": offer["resource_id"],
                "event_id": event and event["event_id"],
                "from_adcode": start,
                "to_adcode": need["adcode"],
                "category": need["category"],
                "item": need["item"],
                "item_en": need["item_en"],
                **step,
                "source_id": "sim-resources",
                "locator": f"示例要素清单 {start} 对接事项第{counts[start]}项",
            }
