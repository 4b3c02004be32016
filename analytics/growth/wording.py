"""Growth in a sentence: the rate, like for like where returns are unequal; over a small base the amount and what it is made of."""

from analytics.growth.parts import growth_parts, like_for_like
from analytics.growth.rate import can_grow, grown, is_startup
from analytics.headlines import Headline
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import amount, both
from store.datasets import Dataset
from style.text import LANGUAGES, Text


def growth_words(dataset: Dataset, line: Headline, selection: Selection) -> Text | str:
    """“，较上年同期 ▲ 12.4%”, with that of the projects that returned everything where returns are unequal; over a start-up year or
    a small base the amount and what it is made of; nothing of a sum since the programme began, which has no year before."""
    metric_id, now, before = line.metric_id, line.now.value, line.before.value if line.before else None
    if not can_grow(METRICS[metric_id], selection):
        return ""
    growth = grown(now, before, METRICS[metric_id].unit, is_startup(selection))
    moves = {lang: growth.said(lang) for lang in LANGUAGES}
    moved = {lang: move.text for lang, move in moves.items() if move}
    if not moved:
        return Text("（没有上年同期可比）", " (no year before to compare with)")
    if growth.by_amount:
        return _amounts(dataset, metric_id, selection, moved)
    alike = like_for_like(dataset, metric_id, selection)
    fair = grown(alike.now, alike.before, METRICS[metric_id].unit) if alike else None
    told = {lang: fair.said(lang) for lang in LANGUAGES} if fair else {}
    if not fair or not alike or fair.by_amount or not all(told.values()):
        return both(Text("，较上年同期 {moved}", ", {moved} on the year before"), moved=moved)
    template = Text(
        "，较上年同期 {moved}；两期都报全的 {count} 个项目同口径 {alike}",
        ", {moved} on the year before; {alike} like for like, over the {count} projects that returned everything",
    )
    return both(template, moved=moved, count=alike.projects, alike={lang: t.text for lang, t in told.items() if t})


def _amounts(dataset: Dataset, metric_id: str, selection: Selection, moved: dict[str, str]) -> Text:
    """“，比上年同期增 177.61 亿元：上年已有数的 75 个项目由 24.26 到 115.99 亿元，新有数的 146 个 85.88 亿元”."""
    found = growth_parts(dataset, metric_id, selection)
    if not found.kept_before:
        return both(Text("，比上年同期{moved}", ", {moved} on the year before"), moved=moved)
    template = Text(
        "，比上年同期{moved}：上年已有数的 {kept} 个项目由 {before} 到 {now}，新有数的 {new} 个 {added}",
        ", {moved} on the year before: {kept} projects that had a figure then from {before} to {now}, {new} new ones {added}",
    )
    return both(
        template,
        moved=moved,
        kept=found.kept,
        before=amount(metric_id, found.kept_before),
        now=amount(metric_id, found.kept_now),
        new=found.new,
        added=amount(metric_id, found.new_now),
    )
