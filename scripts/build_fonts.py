"""Builds reports/fonts: Noto Sans CJK SC, regular and bold, cut down to the signs that reports can hold.

Run by hand, in an environment of its own (nothing here is needed to run the dashboard); Debian's fonts-noto-cjk has the
source fonts:

    pip install fonttools==4.68.0
    python -m scripts.build_fonts /usr/share/fonts/opentype/noto

Kept are GB2312, Latin with its accents, and every sign of this repository's words, data and county names: 7,779 signs, 1.6 MB
a weight. The same source fonts, version of fonttools and words give the same bytes. Run it again when tests/unit/reports/test_fonts.py
names a sign that the typefaces lack. Licence: SIL Open Font License 1.1, beside the files (OFL.txt).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "reports" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
SIMPLIFIED_CHINESE = 2  # the place of the SC face in the collections
FAMILY = "Noto Sans SC"
SIGNS = "▲▼△▽●○■□◆◇★☆→←↑↓↔−–—·×÷≈≠≤≥±°‰％′″“”‘’…〓‹›•①②③④⑤⑥⑦⑧⑨⑩②³²¹™©®€£¥￥✓✔✕✗│─┼╱╲"
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


def wanted() -> set[int]:
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))}
    full_width = {chr(code) for code in range(0xFF01, 0xFFE6)}
    return {ord(sign) for sign in house_signs() | gb2312() | latin | full_width | set(SIGNS)}


def cut(source: Path, weight: str, codes: set[int]) -> Path:
    """One weight, with the names of its family put in place of the collection's."""
    options = subset.Options()
    options.font_number = SIMPLIFIED_CHINESE
    options.layout_features = ["kern", "palt", "halt"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    font: TTFont = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    _named(font, weight)
    target = TARGET / f"NotoSansSC-{weight}.otf"
    font.save(target)
    return target


def _named(font: TTFont, weight: str) -> None:
    said = {1: FAMILY, 2: weight, 3: f"{FAMILY} {weight}, subset", 4: f"{FAMILY} {weight}",
            6: f"NotoSansSC-{weight}", 16: FAMILY, 17: weight}  # fmt: skip
    for record in font["name"].names:
        if record.nameID in said:
            record.string = said[record.nameID]
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    font["CFF "].cff.fontNames[0] = f"NotoSansSC-{weight}"


def main(folder: str) -> None:
    codes = wanted()
    for weight in WEIGHTS:
        made = cut(Path(folder) / f"NotoSansCJK-{weight}.ttc", weight, codes)
        print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
