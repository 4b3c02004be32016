"""Cross-checks of deals: more realised than was signed."""

from collections.abc import Iterator
from decimal import Decimal

from store.handins.case import Case, Raised, rule, words

REALISED_OVER_SIGNED = rule(
    "realised_over_signed",
    "warning",
    (
        "对接事项 {more_zh} 累计兑现 {now_zh}，超过签约 {past_zh}",
        "of deal {more_en} {now_en} are realised, more than the {past_en} signed",
    ),
    (
        "请核对两步的金额和单位，有无补签；属实的请说明",
        "check amounts and units of both steps and whether more was signed since; if it is so, say why",
    ),
)


def realised_within_signed(case: Case) -> Iterator[Raised]:
    """Of each deal a hand-in gives an amount of. A deal that was signed without one, or never, is no fault: not known is not nothing."""
    rows = case.changed("deals", "amount").tolist()
    if not rows:
        return
    ids, steps, amounts = (case.merged.values("deals", name) for name in ("deal_id", "step", "amount"))
    at = {(deal, step): row for row, (deal, step) in enumerate(zip(ids, steps, strict=True))}
    for deal in dict.fromkeys(ids[row] for row in rows):
        signed, realised = (at.get((deal, step)) for step in ("signed", "realised"))
        if signed is None or realised is None or None in (amounts[signed], amounts[realised]):
            continue
        past, now = Decimal(amounts[signed]), Decimal(amounts[realised])
        if now > past:
            row = realised if realised in rows else signed
            filled = case.figure("deals", row, "amount", past, "past") | case.figure("deals", row, "amount", now, "now")
            cause = f"{REALISED_OVER_SIGNED.id}:{deal}"
            yield from case.told(REALISED_OVER_SIGNED, "deals", row, "amount", filled | words(deal, deal), cause)
