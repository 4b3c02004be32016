"""The bundled typefaces hold every sign the house uses, come with their licence, and stay as small as is said."""

import re
from pathlib import Path

import pytest
from PIL import ImageFont

from reports.drawing import glyphs
from scripts import font_signs

ROOT = Path(__file__).parents[4]
# The signs that tests and scripts of the house use to show what is lacking.
ABROAD = {"𠮷", "😀"}


@pytest.mark.parametrize("weight", glyphs.WEIGHTS)
def test_every_sign_of_gb2312_and_of_the_words_data_and_county_names_is_held(weight: str) -> None:
    wanted = {sign for sign in font_signs.house_signs() | font_signs.gb2312() if sign.isprintable()}
    assert sorted(wanted - glyphs.held(weight) - ABROAD - font_signs.ABSENT) == []


def test_both_weights_hold_the_same_signs() -> None:
    assert glyphs.held("Regular") == glyphs.held("Bold")


@pytest.mark.parametrize("weight", glyphs.WEIGHTS)
def test_the_map_of_signs_is_read_as_another_reader_reads_it(weight: str) -> None:
    face = ImageFont.truetype(str(glyphs.font_file(weight)), 100)
    unknown = bytes(face.getmask("\U0010fffd"))
    for sign in "浙江衢缙嘉龙—·▲▼〓Aé0%":
        assert sign in glyphs.held(weight) and bytes(face.getmask(sign)) != unknown
    assert face.getname()[0] == "Noto Sans SC" and glyphs.held(weight).isdisjoint({*ABROAD, "\uffff"})


def test_the_licence_lies_beside_and_the_size_is_what_is_said() -> None:
    licence = (glyphs.FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence and "scripts/build_fonts.py" in licence
    words = (ROOT / "scripts" / "build_fonts.py").read_text(encoding="utf-8")
    said = re.search(r"([\d,]+) signs, ([\d.]+) MB", words)
    assert said and len(glyphs.held()) == int(said[1].replace(",", ""))
    sizes = [round(glyphs.font_file(weight).stat().st_size / 1e6, 1) for weight in glyphs.WEIGHTS]
    assert sizes == [float(said[2])] * 2


def test_what_is_lacking_is_told_and_what_no_file_can_carry_is_dropped() -> None:
    assert glyphs.lacking("吉𠮷😀𠮷\n") == ("𠮷", "😀") and glyphs.printable("a𠮷\x07\u202eb") == "a〓b"
    assert glyphs.lacking("浙江 ABC\t，。") == ()
