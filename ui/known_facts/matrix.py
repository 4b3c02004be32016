"""What is known and what is missing, pair by topic, with the next step; pairs of which nothing is known share a row."""

from analytics.known_facts import wording
from analytics.known_facts.coverage import KnownFacts, PairFacts, shade
from analytics.known_facts.next_steps import Step, first_step, next_steps
from analytics.known_facts.topics import ASKED, TOPICS
from analytics.lookup import pairs
from style import terms
from style.text import beside
from ui.address import href
from ui.known_facts import words as fact_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

FOLDS_FROM = 4  # pairs of which nothing is known


def matrix_table(shown: View, known: KnownFacts) -> Ledger:
    lang, steps = shown.lang, next_steps(shown.dataset, known)
    columns = (
        Column("pair", terms.PAIR(lang)),
        *(Column(t, beside(TOPICS[t].label(lang), TOPICS[t].office(lang), lang), "heat") for t in ASKED),
        Column("count", wording.COUNT(lang), "number"),
        Column("next", fact_words.NEXT(lang), wide=True),  # a pair's own page has its steps
    )
    untold = known.untold
    is_folded = len(untold) >= FOLDS_FROM
    listed = known.told if is_folded else known.pairs
    rows = [_row(shown, pair, first_step(steps, pair.pair_id)) for pair in listed]
    if is_folded:
        rows.append(_folded(shown, untold, known.whole))
    return Ledger(fact_words.LACKING(lang), columns, tuple(rows), foot=(_foot(lang, known),))


def _row(shown: View, pair: PairFacts, step: Step | None) -> Row:
    lang = shown.lang
    earlier = fact_words.AND_EARLIER(lang, count=pair.earlier) if pair.earlier else ""
    cells = {"pair": Cell(pairs(shown.dataset)[pair.pair_id].label(lang), sub=earlier)}
    for topic in ASKED:
        count = pair.by_topic.get(topic, 0)
        cells[topic] = Cell(str(count), step=shade(count)) if count else Cell("", gap=True)
    cells["count"] = Cell(str(pair.count))
    asked = fact_words.ASK_OF(lang, supplier=step.supplier(lang), ask=step.ask(lang)) if step else ""
    cells["next"] = Cell(asked)
    return Row(pair.pair_id, cells, href("pair", shown.address.to(pair=pair.pair_id)))


def _folded(shown: View, untold: tuple[PairFacts, ...], is_missing: bool) -> Row:
    lang, count = shown.lang, len(untold)
    cells = {t: Cell("", gap=True) for t in ASKED} | {
        "pair": Cell(fact_words.REST(lang, count=count), sub=fact_words.NAMED_BELOW(lang)),
        "count": Cell(fact_words.NO_FACT(lang), muted=True),
    }
    if is_missing:
        first, second = (TOPICS[t].asks for t in ASKED[:2])
        asked = fact_words.REST_NEXT(
            lang, count=count, first=first(lang) if first else "", second=second(lang) if second else ""
        )
        cells["next"] = Cell(asked)
    return Row("untold", cells)


def _foot(lang: str, known: KnownFacts) -> Row:
    cells = {"pair": Cell(terms.TOTAL_OF_TABLE(lang)), "count": Cell(str(sum(pair.count for pair in known.pairs)))}
    if known.whole:
        cells |= {t: Cell(wording.LACK(lang, count=known.lacking(t))) for t in ASKED}
    return Row("total", cells, kind="total")
