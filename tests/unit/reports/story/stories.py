"""Reports of the shipped datasets as the page tells them, each told once."""

from datetime import date
from functools import cache

from reports.story.model import Story
from reports.story.tell import tell
from tests.shipped import view

MADE = date(2026, 1, 15)
WARNING = {"zh": "模拟数据，不反映实际情况", "en": "Simulated data, not reality"}
ADDRESS = "https://example.org/briefing?q=2025Q4"
SELECTIONS: dict[str, dict] = {
    "province": {},
    "city": {"cities": ("330100",)},
    "pair": {"pairs": ("P15",)},
    "pairs": {"pairs": ("P07", "P10", "P13")},
}


@cache
def told(name: str = "demo", lang: str = "zh", asked: str = "province") -> Story:
    found = view(name, lang, **SELECTIONS[asked])
    line = f"数据集 {name} · 版本 1a2b3c4d" if lang == "zh" else f"Dataset {name} · version 1a2b3c4d"
    warning = WARNING[lang] if name == "demo" else ""
    return tell(
        found.dataset,
        found.selection,
        lang,
        dataset_line=line,
        warning=warning,
        facts=(("赛道", "全部"),),
        address=ADDRESS,
        made=MADE,
    )
