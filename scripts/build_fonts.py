"""Builds reports/drawing/fonts: Noto Sans CJK SC, regular and bold, cut down to the signs that reports can hold.

Run by hand, in an environment of its own (nothing here is needed to run the dashboard); Debian's fonts-noto-cjk has the
source fonts:

    pip install fonttools==4.68.0
    python -m scripts.build_fonts /usr/share/fonts/opentype/noto

Kept are GB2312, Latin with its accents, and every sign of this repository's words, data and county names: 7,801 signs, 1.6 MB
a weight. The same source fonts, version of fonttools and words give the same bytes. Run it again when tests/unit/reports/drawing/test_fonts.py
names a sign that the typefaces lack. Licence: SIL Open Font License 1.1, beside the files (OFL.txt).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from scripts.font_signs import wanted

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "reports" / "drawing" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
SIMPLIFIED_CHINESE = 2  # the place of the SC face in the collections
FAMILY = "Noto Sans SC"


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
    said = {
        1: FAMILY,
        2: weight,
        3: f"{FAMILY} {weight}, subset",
        4: f"{FAMILY} {weight}",
        6: f"NotoSansSC-{weight}",
        16: FAMILY,
        17: weight,
    }
    for record in font["name"].names:
        if record.nameID in said:
            record.string = said[record.nameID]
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    font["CFF "].cff.fontNames[0] = f"NotoSansSC-{weight}"


def main(folder: str) -> None:
    codes = set(map(ord, wanted()))
    for weight in WEIGHTS:
        made = cut(Path(folder) / f"NotoSansCJK-{weight}.ttc", weight, codes)
        print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
