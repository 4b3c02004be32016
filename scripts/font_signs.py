"""The signs that the bundled typefaces are to hold."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIGNS = "▲▼△▽●○■□◆◇★☆→←↑↓↔−–—·×÷≈≠≤≥±°‰％′″“”‘’…〓‹›•①②③④⑤⑥⑦⑧⑨⑩②³²¹™©®€£¥￥✓│─┼╱╲"
# In none of the source fonts: of the screen, of source comments, of what is only read, and what a broken file shows. A report prints 〓.
ABSENT = frozenset("↩⌈⌉�∼⩾")
READ = {".py", ".csv", ".json", ".geojson", ".toml", ".md"}


def house_signs() -> set[str]:
    """Every sign that stands anywhere in the sources, the shipped data and the boundaries."""
    folders = ("ui", "pages", "analytics", "store", "style", "reports", "data", "geo", "scripts")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in READ]
    return {sign for path in files for sign in path.read_text(encoding="utf-8")}


def gb2312() -> set[str]:
    """All that the standard has: its first-level and second-level Hanzi and its symbols."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {sign for pair in pairs for sign in pair.decode("gb2312", "ignore")}


def wanted() -> set[str]:
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))}
    full_width = {chr(code) for code in range(0xFF01, 0xFFE6)}
    return house_signs() | gb2312() | latin | full_width | set(SIGNS)
