"""The house colours: one home, legible in both themes, told apart by the colour-blind, in order when printed grey."""

import itertools

import pytest

from scripts.build_theme import CONFIG, MARK
from style.colours import CATEGORICAL, PALETTES
from ui.frame.theme import configuration

# Machado, Oliveira, Fernandes (2009), severity 1.0, for linear RGB.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in rows]
    f = [
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (max(0, v / n) for v, n in zip(xyz, (0.9505, 1, 1.089), strict=True))
    ]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def seen(colour: str, blindness: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab([min(1, max(0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in BLINDNESS[blindness]])


def test_the_configuration_file_is_written_from_the_house_colours():
    assert CONFIG.read_text(encoding="utf-8").split(MARK)[1] == configuration()


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", ["text", "muted", "navy", "industrial", "mountain", "attention", "good", "bad"])
def test_what_is_read_has_at_least_aa_contrast(name, role):
    palette = PALETTES[name]
    for ground in (palette.background, palette.surface):
        assert contrast(getattr(palette, role), ground) >= 4.5, (role, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_no_data_is_seen_against_the_ground_and_is_no_step_of_the_scale(name):
    palette = PALETTES[name]
    assert contrast(palette.no_data, palette.background) >= 1.5
    assert palette.no_data not in palette.sequential


@pytest.mark.parametrize("name", PALETTES)
def test_the_scale_keeps_its_order_in_grey(name):
    greys = [luminance(c) for c in PALETTES[name].sequential]
    assert greys == sorted(greys, reverse=name == "light")
    assert all(contrast(a, b) >= 1.15 for a, b in itertools.pairwise(PALETTES[name].sequential))


@pytest.mark.parametrize("name", PALETTES)
def test_the_classes_of_a_rate_are_told_apart_without_hue(name):
    """In grey print the worst is the strongest and the quiet class the weakest; reached is as strong as the worst and dashed."""
    palette = PALETTES[name]
    far, behind, short, reached = (contrast(one, palette.background) for one in palette.pace)
    assert far > behind > short and far / behind >= 1.3 and behind / short >= 1.3
    assert min(far, behind, reached) >= 3 > short, "quiet on purpose: its figure stands in the list"
    assert contrast(palette.pace[3], palette.pace[2]) >= 3
    assert (palette.pace[0], palette.pace[3]) == (palette.bad, palette.good)


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("name", PALETTES)
def test_the_roles_are_told_apart_by_the_colour_blind(name, blindness):
    palette = PALETTES[name]
    for a, b in itertools.combinations((palette.industrial, palette.mountain, palette.attention), 2):
        assert sum((x - y) ** 2 for x, y in zip(seen(a, blindness), seen(b, blindness), strict=True)) ** 0.5 >= 10, (
            a,
            b,
        )


@pytest.mark.parametrize("name", CATEGORICAL)
def test_ten_different_colours_for_categories_each_seen_on_the_ground(name):
    assert len(set(CATEGORICAL[name])) == 10
    assert all(contrast(c, PALETTES[name].background) >= 3 for c in CATEGORICAL[name])
