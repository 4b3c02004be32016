"""One pair: what its score is made of, and what explains its gap to the best, the median or another pair."""

from collections.abc import Sequence

import streamlit as st

from analytics.assessment.conclusion import THE_BEST, THE_MEDIAN, facing_words, gap_words, no_score_words
from analytics.assessment.gaps import BEST, MEDIAN, ScoreGap, explained
from analytics.assessment.result import Assessment
from analytics.assessment.tables import gap_table, pair_table
from analytics.lookup import pairs
from charts.bars import bars
from style import terms
from ui.assessment import words
from ui.assessment.asked import chooser, facing
from ui.assessment.export import section
from ui.assessment.gaps import gap_alt, gap_axis, gap_bars, gap_ledger
from ui.assessment.scores import pair_ledger
from ui.downloads.tables import Writers
from ui.figures.chart import chart
from ui.frame.markup import literal
from ui.view import View, palette


def one_pair(shown: View, assessed: Assessment, pair_id: str, writers: Writers) -> None:
    lang, known = shown.lang, pairs(shown.dataset)
    st.markdown(f"## {literal(words.ONE_PAIR(lang, pair=known[pair_id].label(lang)))}")
    against = facing(shown, pair_id)
    with st.container(key="assess-pair", horizontal=True, vertical_alignment="bottom"):
        names = {line.pair_id: known[line.pair_id].label(lang) for line in assessed.lines}
        chooser(shown, "pair", pair_id, names, terms.PAIR(lang), 300)
        others = {BEST: THE_BEST(lang), MEDIAN: THE_MEDIAN(lang)}
        others |= {key: name for key, name in names.items() if key != pair_id}
        chooser(shown, "facing", against, others, words.CHOOSE_FACING(lang), 300, default=BEST)
    gaps = explained(assessed, pair_id, against)
    if gaps:
        st.text(gap_words(shown.dataset, assessed, pair_id, against, lang))
        _explain(shown, assessed, pair_id, against, gaps, writers)
    else:
        st.text(no_score_words(shown.dataset, pair_id, lang))
    section(
        shown,
        lambda to: pair_table(shown.dataset, assessed, pair_id, to),
        lambda told: pair_ledger(shown, assessed, pair_id, told),
        writers,
        key="pair-points",
        level=3,
    )


def _explain(
    shown: View, assessed: Assessment, pair_id: str, against: str, gaps: Sequence[ScoreGap], writers: Writers
) -> None:
    lang = shown.lang
    left, right = st.columns([11, 9], gap="large")
    with left:
        chart(
            lambda: bars(*gap_bars(assessed, gaps, lang), axis=gap_axis(lang), palette=palette()),
            alt=lambda: gap_alt(shown, assessed, pair_id, against, gaps),
            key="assess-gap-chart",
            title=words.GAP_CHART(lang),
            about=words.GAP_ABOUT(lang, round=assessed.round.say(lang), scheme=assessed.scheme.title(lang)),
        )
    with right:
        pair = pairs(shown.dataset)[pair_id].label
        section(
            shown,
            lambda to: gap_table(assessed, gaps, pair(to), facing_words(shown.dataset, assessed, against, to), to),
            gap_ledger,
            writers,
            key="gaps",
            note=words.GAP_NOTE(lang),
            level=3,
        )
