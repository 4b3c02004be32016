"""The theme is written for Streamlit as it reads it: known options, lists of ten, one colour a role."""

import re
import tomllib

import pytest
from streamlit import config

from style.colours import CATEGORICAL, PALETTES
from ui.frame.theme import configuration, contrast, paper_css, roles_css, swaps, ten_steps

WRITTEN = tomllib.loads(configuration())["theme"]


def test_every_option_is_one_streamlit_knows():
    known = {key for key in config.get_config_options() if key.startswith("theme.")}
    for name, value in WRITTEN.items():
        if name in PALETTES:
            assert {f"theme.{name}.{option}" for option in value} <= known
        else:
            assert f"theme.{name}" in known


@pytest.mark.parametrize("name", PALETTES)
def test_each_role_is_its_colour(name):
    theme, palette = WRITTEN[name], PALETTES[name]
    assert (theme["primaryColor"], theme["backgroundColor"], theme["textColor"]) == (
        palette.navy,
        palette.background,
        palette.text,
    )
    assert (theme["blueColor"], theme["greenColor"], theme["redColor"]) == (
        palette.industrial,
        palette.mountain,
        palette.bad,
    )
    assert (theme["greenTextColor"], theme["redTextColor"], theme["grayTextColor"]) == (
        palette.good,
        palette.bad,
        palette.muted,
    )


@pytest.mark.parametrize("name", PALETTES)
def test_charts_get_lists_of_ten_or_streamlit_takes_its_own(name):
    assert WRITTEN[name]["chartCategoricalColors"] == list(CATEGORICAL[name]) and len(CATEGORICAL[name]) == 10
    assert WRITTEN[name]["chartSequentialColors"] == list(ten_steps(PALETTES[name]))
    steps = PALETTES[name].sequential
    assert ten_steps(PALETTES[name]) == (*steps, steps[-1], steps[-1], steps[-1]) and len(steps) == 7


def test_the_roles_around_the_components_follow_the_readers_theme():
    found = dict(re.findall(r"--([a-z_]+):light-dark\(([^)]*)\)", roles_css()))
    assert found == {role: f"{getattr(PALETTES['light'], role)},{getattr(PALETTES['dark'], role)}" for role in found}
    assert set(found) >= {"navy", "attention", "muted", "line", "background"}
    assert re.fullmatch(r"\.stApp\{(--[\w-]+:light-dark\(#[0-9A-F]{6},#[0-9A-F]{6}\);)+\}", roles_css())


def test_every_dark_colour_has_one_on_paper_and_it_is_the_same_roles():
    pairs = [pair.split(" ") for pair in swaps().split(",")]
    found = dict(pairs)
    assert len(found) == len(pairs), "a colour that is two on paper would be either by chance"
    dark, light = PALETTES["dark"], PALETTES["light"]
    for role in ("background", "text", "muted", "line", "navy", "industrial", "mountain", "attention", "bad"):
        assert found[getattr(dark, role)] == getattr(light, role)
    assert [found[colour] for colour in (*dark.sequential, *CATEGORICAL["dark"])] == [
        *light.sequential,
        *CATEGORICAL["light"],
    ]


def test_on_paper_components_have_the_light_theme():
    ground = paper_css().partition("@media print")[2]
    assert "color-scheme:light!important" in ground
    for name, role in (
        ("text-color", "text"),
        ("gray-text-color", "muted"),
        ("border-color", "line"),
        ("blue-color", "industrial"),
    ):
        assert f"--st-{name}:{getattr(PALETTES['light'], role)}!important" in ground


def test_what_stands_on_a_step_of_the_scale_can_be_read():
    found = dict(re.findall(r"--((?:on-)?step-\d):light-dark\(([^)]*)\)", roles_css()))
    for theme, palette in enumerate(PALETTES.values()):
        for step, colour in enumerate(palette.sequential):
            assert found[f"step-{step}"].split(",")[theme] == colour
            assert contrast(found[f"on-step-{step}"].split(",")[theme], colour) >= 4.5


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)
