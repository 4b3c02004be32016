"""The house colours as Streamlit's theme options, for light and dark; the configuration file is written from here."""

import re
from dataclasses import fields

from style.colours import CATEGORICAL, FONT, PALETTES, Palette


def _options(name: str, colours: Palette) -> dict[str, object]:
    # Streamlit wants ten categorical colours and ten sequential ones, or falls back to its own.
    return {
        "primaryColor": colours.navy,
        "backgroundColor": colours.background,
        "secondaryBackgroundColor": colours.surface,
        "textColor": colours.text,
        "linkColor": colours.navy,
        "borderColor": colours.line,
        "blueColor": colours.industrial,
        "greenColor": colours.mountain,
        "orangeColor": colours.attention,
        "redColor": colours.bad,
        "grayColor": colours.no_data,
        # Streamlit would derive the text colours from these and make grey too pale to read.
        "grayTextColor": colours.muted,
        "greenTextColor": colours.good,
        "redTextColor": colours.bad,
        "orangeTextColor": colours.attention,
        "blueTextColor": colours.industrial,
        "chartCategoricalColors": list(CATEGORICAL[name]),
        "chartSequentialColors": list(ten_steps(colours)),
    }


def ten_steps(colours: Palette) -> tuple[str, ...]:
    """The seven steps, then the last repeated: Streamlit's list is ten long, ours is read from its front."""
    return (*colours.sequential, *[colours.sequential[-1]] * 3)


def configuration() -> str:
    """The theme sections of .streamlit/config.toml."""
    shared = {
        "font": FONT,
        "headingFont": FONT,
        "codeFont": FONT,
        "baseFontSize": 14,
        "baseRadius": "2px",
        "buttonRadius": "2px",
        "showWidgetBorder": True,
        "linkUnderline": False,
        "headingFontSizes": ["1.43rem", "1.143rem", "1rem", "1rem", "1rem", "1rem"],
        "headingFontWeights": [600, 600, 600, 600, 600, 600],
    }
    parts = [("theme", shared)] + [(f"theme.{name}", _options(name, colours)) for name, colours in PALETTES.items()]
    return "\n".join(_section(name, options) for name, options in parts)


def ink(ground: str, colours: Palette) -> str:
    """The colour that reads best on this ground: the theme's text, its background, or white."""
    return max((colours.text, colours.background, "#FFFFFF"), key=lambda one: contrast(one, ground))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart in light, from 1 to 21, as WCAG 2 reckons it."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def roles_css() -> str:
    """The roles, and with their ink the steps of the scale and the classes of pace, as CSS variables for the page and the
    components in it; each follows the theme the reader's browser shows."""
    names = ("navy", "attention", "line", "muted", "surface", "background", "good", "bad")
    light, dark = PALETTES["light"], PALETTES["dark"]
    pairs = "".join(f"--{n}:light-dark({getattr(light, n)},{getattr(dark, n)});" for n in names)
    for step, (pale, deep) in enumerate(zip(light.sequential, dark.sequential, strict=True)):
        pairs += f"--step-{step}:light-dark({pale},{deep});"
        pairs += f"--on-step-{step}:light-dark({ink(pale, light)},{ink(deep, dark)});"
    for n, (pale, deep) in enumerate(zip(light.pace, dark.pace, strict=True)):
        pairs += f"--pace-{n}:light-dark({pale},{deep});--on-pace-{n}:light-dark({ink(pale, light)},{ink(deep, dark)});"
    return f".stApp{{{pairs}}}"


def swaps() -> str:
    """Each colour of the dark theme and what it is on paper, for charts, whose colours are their own: #0F151B #FFFFFF, …"""
    light, dark = PALETTES["light"], PALETTES["dark"]
    ours = [(getattr(dark, one.name), getattr(light, one.name)) for one in fields(Palette)]
    single = [pair for pair in ours if isinstance(pair[0], str)]
    several = [pair for many in ours if not isinstance(many[0], str) for pair in zip(*many, strict=True)]
    pairs = [*single, *several, *zip(CATEGORICAL["dark"], CATEGORICAL["light"], strict=True)]
    return ",".join(f"{deep} {pale}" for deep, pale in dict(reversed(pairs)).items())


def paper_css() -> str:
    """Paper is light, whatever the screen is: the roles, Streamlit's ground and text, and what components take from its theme."""
    told = {name: value for name, value in _options("light", PALETTES["light"]).items() if isinstance(value, str)}
    names = {name: re.sub("[A-Z]", lambda big: f"-{big[0].lower()}", name) for name in told}
    theme = "".join(f"--st-{names[name]}:{value}!important;" for name, value in told.items())
    ground = f"color-scheme:light!important;color:{PALETTES['light'].text}!important;background:none!important"
    inherits = ":is(h1,h2,h3,p,span,strong,[data-testid=stText],[data-testid=stHeading] *)"
    grounds = ":is([data-testid=stAppViewContainer],[data-testid=stMain],[data-testid=stHeader])"
    return (
        f".stApp{{--on-paper:{swaps()}}}@media print{{html,body,#root{{background:none!important}}.stApp{{{ground}}}.stApp {grounds}{{background:none!important}}"
        f".stApp {inherits}{{color:inherit}}.stBidiComponent>div{{{theme}}}}}"
    )


def _section(name: str, options: dict[str, object]) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in options.items()), ""])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
