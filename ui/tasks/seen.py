"""What a task is opened from, frozen as the page shows it: the sentence in both languages, its address, its rows, its trigger."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from analytics import figure_words
from analytics.answer import Part, Refused, total
from analytics.figure_words import basis
from analytics.findings.look import look
from analytics.findings.sentences import sentence
from analytics.funds.gaps import Owner, Owners, owners
from analytics.funds.ladder import GAPS
from analytics.funds.wording import owner_name, step_before, step_word
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.rows import rows_behind
from analytics.selection import NARROWINGS, Selection
from analytics.tasks.raised import held_of
from analytics.warnings.evidence import rows_of
from analytics.warnings.rules import Warned
from store.tasks.definition import FrozenRow, Seen, Trigger
from store.tasks.reading import LONGEST_SENTENCE, MOST_ROWS
from style.numbers import figure
from style.text import LANGUAGES, Text
from style.units import YUAN
from ui.address import Address, href
from ui.figures.about import whose
from ui.findings.register import shown_by
from ui.funds.owners import year_view
from ui.tasks import words
from ui.view import View, viewed
from ui.warnings.evidence import title
from ui.warnings.found import find
from ui.warnings.listing import narrowed_to
from ui.warnings.sentences import says

Rows = tuple[tuple[FrozenRow, ...], int]


def seen_of(shown: View, cause: str) -> Seen | None:
    """What the address names, as it is in the version shown; None where there is no such thing there."""
    kind, *ids = cause.split("~")
    make = {"warning": _of_warning, "finding": _of_finding, "gap": _of_gap, "figure": _of_figure}.get(kind)
    try:
        return make(shown, ids) if make else None
    except (KeyError, ValueError, IndexError, StopIteration, Refused):
        return None


def frozen(
    shown: View, said: Text, at: str, trigger: Trigger, pair_ids: tuple[str, ...] = (), rows: Rows = ((), 0)
) -> Seen:
    """`at` is the address, from the app's root, that shows it."""
    parts = urlsplit(at)
    query = {key: word for key, word in parse_qsl(parts.query) if key not in ("lang", "version", "of", "task")}
    query |= {"data": shown.dataset.name, "q": shown.selection.as_of}
    zh, en = (" ".join(said(lang).split())[:LONGEST_SENTENCE] for lang in LANGUAGES)
    page = parts.path.strip("/") or "overview"
    held, count = rows
    known = pairs(shown.dataset)
    adcodes = (
        code for one in pair_ids if one in known for code in (known[one].mountain.adcode, known[one].industrial.adcode)
    )
    return Seen(shown.dataset.name, shown.dataset.version, shown.selection.as_of, page, query, zh, en, trigger,
                pair_ids, held, count, tuple(adcodes))  # fmt: skip


def scope_of(selection: Selection, *but: str) -> dict[str, tuple[str, ...]]:
    """What narrows it, as a trigger keeps it."""
    return {field: ids for field in NARROWINGS if field not in but and (ids := getattr(selection, field))}


def _of_warning(shown: View, ids: list[str]) -> Seen:
    found = find(shown)
    one = next(warned for warned in found.now.warnings if [word or "" for word in warned.of] == ids)
    said = Text(
        *(words.WARNED(lang, title=title(at, one), says=says(at, one, found.held.values)) for lang, at in _both(shown))
    )
    held = held_of(one.rule, found.held.values) | ({"zeros": str(one.zeros)} if one.zeros else {})
    trigger = Trigger("warning", one.rule, tuple(ids), scope_of(shown.selection, "pairs"), held)
    at = href("warnings", narrowed_to(shown, one), "list")
    return frozen(shown, said, at, trigger, (one.pair_id,), warned_rows(shown, one))


def warned_rows(shown: View, one: Warned) -> Rows:
    found = rows_of(shown.dataset, shown.selection, one)
    rows = (
        FrozenRow(
            row.kind, row.of, row.period or "", _exact(row.amount), row.track_id or "", row.source_id, row.locator or ""
        )
        for row in found.rows
    )
    return _cut(rows), found.count


def _of_finding(shown: View, ids: list[str]) -> Seen:
    key, as_of = tuple(ids), shown.selection.as_of
    one = next(found for found in look(shown.dataset, as_of).found if found.key == key)
    trigger = Trigger("finding", one.kind, key, {}, {"side": str(one.side)})
    at = shown_by(shown, one)
    pair_ids = (one.member,) if one.dimension == "pair" else ()
    page = urlsplit(at).path.strip("/")
    then = _viewed(shown, at)
    rows = figure_rows(
        then, ("projects",) if page == "projects" else (one.metric_id,), "projects" if page == "projects" else ""
    )
    return frozen(shown, sentence(shown.dataset, as_of, one).plain, at, trigger, pair_ids, rows)


def _of_gap(shown: View, ids: list[str]) -> Seen | None:
    step, dimension, whose_gap = ids
    at = year_view(shown)
    found = owners(shown.dataset, step, at.selection)
    owner = next((one for one in found.held if one.of == whose_gap), None)
    if owner is None or found.dimension != dimension:
        return None
    asked, held = METRICS["execution_rate"].scope(at.selection), {"most": "0"}
    if asked.span == "year":
        held["fund_year"] = str(asked.fund_year or asked.quarter.year)
    scope = scope_of(asked, *(() if dimension == "track" else ("pairs",)))
    field = "pairs" if dimension == "pair" else "tracks"
    own = replace(asked, **{field: (owner.of,)})
    stages = (f"fund_{step_before(step)}", f"fund_{step}")
    rows = figure_rows(replace(at, selection=own), stages)
    pair_ids = (owner.of,) if dimension == "pair" else asked.pairs
    said = Text(*(_gap_said(view, found, owner, asked) for _, view in _both(at)))
    return frozen(shown, said, href("funds", at.address, "gaps"), Trigger("gap", step, (dimension, whose_gap), scope, held),
                  pair_ids, rows)  # fmt: skip


def _gap_said(shown: View, found: Owners, owner: Owner, asked: Selection) -> str:
    lang, name = shown.lang, owner_name(shown.dataset, found, owner, shown.lang)
    if found.dimension == "track":
        name = f"{pairs(shown.dataset)[asked.pairs[0]].label(lang)} · {name}"
    above, own = (figure(side.amount, YUAN, lang) for side in (owner.above, owner.own))
    return words.GAP_SAID(
        lang,
        whose=name,
        gap=GAPS[found.step](lang),
        amount=figure(owner.gap, YUAN, lang),
        before=step_word(step_before(found.step), lang),
        above=above,
        step=step_word(found.step, lang),
        own=own,
        scope=figure_words.period(METRICS[f"fund_{found.step}"], asked, lang),
    )


def _of_figure(shown: View, ids: list[str]) -> Seen:
    (metric_id,) = ids
    (pair,) = shown.selection.pairs
    metric, asked = METRICS[metric_id], shown.selection
    part = total(shown.dataset, metric_id, asked)
    said = Text(*(
        words.FIGURE_SAID(lang, whose=whose(at), label=metric.label(lang), period=figure_words.period(metric, asked, lang),
                          basis=basis(metric, lang, asked), value=printed(metric, part, lang), lacking=_lacking(part, lang))
        for lang, at in _both(shown)
    ))  # fmt: skip
    held = {"span": asked.span, "quarter": asked.as_of, "value": asked.value_type}
    if asked.fund_year:
        held["fund_year"] = str(asked.fund_year)
    trigger = Trigger("figure", metric_id, (pair,), scope_of(asked, "pairs"), held)
    at = href("rows", shown.address.to(metric=metric_id, side=None, page=None))
    return frozen(shown, said, at, trigger, (pair,), figure_rows(shown, (metric_id,)))


def _lacking(part: Part, lang: str) -> str:
    said = figure_words.lacking(part, lang)
    return words.LACKING(lang, said=said) if said else ""


def figure_rows(shown: View, metric_ids: Iterable[str], kind: str = "") -> Rows:
    """The rows behind figures under the selection, of a ratio its numerator's; of all of them how many there are."""
    found: list[FrozenRow] = []
    count = 0
    for metric_id in metric_ids:
        behind = rows_behind(shown.dataset, metric_id, shown.selection)
        count += behind.whole.count
        found += [
            FrozenRow(kind or behind.whole.quantity.item, line.row_id, line.period or line.year or "", _exact(line.amount),
                      line.track_id or "", line.source_id, line.locator or "")
            for line in behind.lines
        ]  # fmt: skip
    return _cut(found), count


def _cut(rows: Iterable[FrozenRow]) -> tuple[FrozenRow, ...]:
    return tuple(rows)[:MOST_ROWS]


def _exact(amount: object) -> str:
    return "" if amount is None else f"{amount:f}" if hasattr(amount, "as_tuple") else str(amount)


def _both(shown: View) -> tuple[tuple[str, View], ...]:
    return tuple((lang, replace(shown, lang=lang)) for lang in LANGUAGES)


def _viewed(shown: View, at: str) -> View:
    """The view that an address of the app opens, on the version shown."""
    parts = urlsplit(at)
    return viewed(dict(parse_qsl(parts.query)), shown.dataset, shown.catalogue, parts.path.strip("/"))


def very_view(seen: Seen, page_address: str, lang: str) -> str:
    """The address that shows it as it was: of that very version."""
    told = {**seen.query, "version": seen.version} | ({"lang": lang} if lang != Address.lang else {})
    return f"/{page_address}?{urlencode(told, safe=',')}"
