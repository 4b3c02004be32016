"""Where the thresholds come from, in a line; and every rule with the thresholds that hold, for 口径说明."""

from analytics.warnings.rules import LEVELS, RULES
from analytics.warnings.thresholds import SETTINGS, SHIPPED, InForce, shipped
from style import terms
from ui import words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.warnings import words as warning_words
from ui.warnings.found import rules_title


def provenance(held: InForce, lang: str) -> str:
    """Whose thresholds hold; of an operator's, what they change."""
    if held.file is None or held.faults:
        return warning_words.SHIPPED(lang, file=SHIPPED.name)
    changed = [
        warning_words.CHANGED(
            lang,
            rule=RULES[SETTINGS[i].rule].label(lang),
            setting=SETTINGS[i].label(lang),
            value=held.values.said(i)(lang),
            shipped=shipped().said(i)(lang),
        )
        for i in held.changed
    ]
    if not changed:
        return warning_words.OVERRIDDEN_SAME(lang, file=held.file)
    return warning_words.OVERRIDDEN(lang, file=held.file, changed=terms.LIST_STOP(lang).join(changed))


def definitions_table(held: InForce, lang: str) -> Ledger:
    """Every rule: what it means, how it is worked out, from where on it warns, at which level, and what comes next."""
    columns = (
        Column("rule", terms.RULE(lang)),
        Column("meaning", terms.MEANING(lang)),
        Column("threshold", terms.THRESHOLD(lang)),
        Column("formula", words.FORMULA(lang), wide=True),
        Column("level", warning_words.LEVEL(lang), wide=True),
        Column("unit", terms.UNIT(lang), wide=True),
        Column("amount", terms.AMOUNT_IS(lang), wide=True),
        Column("id", terms.CODE(lang), wide=True),
    )
    rows = tuple(
        Row(
            rule.id,
            {
                "rule": Cell(rule.label(lang)),
                "meaning": Cell(rule.meaning(lang)),
                "threshold": Cell(rule.limit(held.values)(lang)),
                "formula": Cell(rule.formula(lang)),
                "level": Cell(LEVELS[rule.level](lang)),
                "unit": Cell(rule.unit(lang)),
                "amount": Cell(rule.amount(lang)),
                "id": Cell(rule.id),
            },
        )
        for rule in RULES.values()
    )
    return Ledger(rules_title(lang), columns, rows)


def settings_table(held: InForce, lang: str) -> Ledger:
    """Every setting with the value that holds and the one shipped, by the name it has in the file."""
    columns = (
        Column("rule", terms.RULE(lang)),
        Column("setting", warning_words.SETTING(lang)),
        Column("value", warning_words.IN_FORCE(lang)),
        Column("id", terms.CODE(lang), wide=True),
    )
    rows = tuple(
        Row(
            s.id,
            {
                "rule": Cell(RULES[s.rule].label(lang)),
                "setting": Cell(s.label(lang)),
                "value": Cell(held.values.said(s.id)(lang), tone="attention" if s.id in held.changed else ""),
                "id": Cell(f"[{s.rule}] {s.key}"),
            },
        )
        for s in SETTINGS.values()
    )
    return Ledger(warning_words.SETTING(lang), columns, rows)
