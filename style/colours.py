"""Colours by role, light and dark: Streamlit's theme, the charts, both maps and every export take theirs from here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One theme. `sequential` runs from little to much and keeps its order in grey print. `pace`: a rate under half of what is
    due, under four fifths, short of it (quiet on purpose, its figure stands in the list), reached (drawn dashed)."""

    background: str
    surface: str
    text: str
    muted: str
    line: str
    navy: str  # the house colour: headings, links, what can be pressed
    industrial: str
    mountain: str
    attention: str
    good: str
    bad: str
    no_data: str
    land: str  # counties outside the programme
    sequential: tuple[str, ...]
    pace: tuple[str, str, str, str]


LIGHT = Palette(
    background="#FFFFFF",
    surface="#F4F6F8",
    text="#1B2530",
    muted="#55616D",
    line="#D5DBE1",
    navy="#17375E",
    industrial="#1F5FA8",
    mountain="#2B7A4B",
    attention="#B4540A",
    good="#17375E",
    bad="#8F3A00",
    no_data="#B9C0C7",
    land="#EDF0F2",
    sequential=("#E3ECF4", "#C0D4E6", "#97B7D5", "#6B97C1", "#4377A9", "#25578B", "#123A66"),
    pace=("#8F3A00", "#C06F2C", "#AAB4BE", "#17375E"),
)
DARK = Palette(
    background="#0F151B",
    surface="#18212A",
    text="#E8EDF2",
    muted="#A3B0BC",
    line="#33404C",
    navy="#9CC3EE",
    industrial="#6FA8E6",
    mountain="#63BE87",
    attention="#F0A35C",
    good="#9CC3EE",
    bad="#FFB05E",
    no_data="#5B6771",
    land="#1E2831",
    sequential=("#1C3147", "#24456A", "#2F5C8E", "#4077B1", "#5F97CE", "#8DB8E3", "#C3DCF4"),
    pace=("#FFB05E", "#C47A36", "#536373", "#9CC3EE"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

# Told apart by people with any of the three colour blindnesses (Okabe–Ito hues, darkened to 3 : 1 on white).
CATEGORICAL = {
    "light": (
        "#1F5FA8",
        "#B4540A",
        "#2B7A4B",
        "#8A4F9E",
        "#7A6A00",
        "#B0306A",
        "#3C7D86",
        "#5D5D5D",
        "#A23B2A",
        "#51709B",
    ),
    "dark": (
        "#6FA8E6",
        "#F0A35C",
        "#63BE87",
        "#C79BD8",
        "#D8C45A",
        "#EE8DB5",
        "#7CC4CE",
        "#B5B5B5",
        "#E8917F",
        "#A5BCDD",
    ),
}

FONT = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
