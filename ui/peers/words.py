"""The words of a pair beside the province that only a page says."""

from style.text import Text

AXIS = Text("各指标的中位数记作 1", "Each metric's median counts as 1")
ALT = Text("{pair}与全省各结对的中间一半相比：{lines}", "{pair} beside the middle half of all pairs: {lines}")
LINE = Text("{metric} {own}，{place}", "{metric} {own}, {place}")
POINT = Text(
    "{metric}：本结对 {own}；中位数 {median}，中间一半 {half}；{when}",
    "{metric}: this pair {own}; median {median}, middle half {half}; {when}",
)
PROTECTED_HOW = Text("怎样保护各结对 ›", "How pairs are protected ›")
BY_TRACK_LATER = Text(
    "分赛道的全省数只在年末给出，截至季度选往年即可看到。",
    "Sums of the province by track are told at a year's end alone; choose an earlier year.",
)
OF_PROVINCE = Text("全省 {figure}", "province {figure}")
TRACKS_NOTE = Text(
    "大字为本结对，小字为全省；均为实际数。", "Large: this pair; small: the whole province; actual figures."
)
