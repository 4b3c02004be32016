"""The house colours as Streamlit's theme options, for light and dark; the configuration file is written from here."""

from style.colours import CATEGORICAL, FONT, PALETTES, Palette


def _options(name: str, colours: Palette) -> dict[str, object]:
    # Streamlit wants ten categorical colours and ten sequential ones, or falls back to its own.
    return {
        "primaryColor": colours.navy, "backgroundColor": colours.background,
        "secondaryBackgroundColor": colours.surface, "textColor": colours.text, "linkColor": colours.navy,
        "borderColor": colours.line, "blueColor": colours.industrial, "greenColor": colours.mountain,
        "orangeColor": colours.attention, "redColor": colours.bad, "grayColor": colours.no_data,
        # Streamlit would derive the text colours from these and make grey too pale to read.
        "grayTextColor": colours.muted, "greenTextColor": colours.good, "redTextColor": colours.bad,
        "orangeTextColor": colours.attention, "blueTextColor": colours.industrial,
        "chartCategoricalColors": list(CATEGORICAL[name]), "chartSequentialColors": list(ten_steps(colours)),
    }  # fmt: skip


def ten_steps(colours: Palette) -> tuple[str, ...]:
    """The seven steps, then the last repeated: Streamlit's list is ten long, ours is read from its front."""
    return (*colours.sequential, *[colours.sequential[-1]] * 3)


def configuration() -> str:
    """The theme sections of .streamlit/config.toml."""
    shared = {"font": FONT, "headingFont": FONT, "codeFont": FONT, "baseFontSize": 15, "baseRadius": "2px",
              "buttonRadius": "2px", "showWidgetBorder": True, "linkUnderline": False,
              "headingFontSizes": ["1.6rem", "1.08rem", "1.05rem", "1rem", "1rem", "1rem"],
              "headingFontWeights": [600, 600, 600, 600, 600, 600]}  # fmt: skip
    parts = [("theme", shared)] + [
        (f"theme.{name}", _options(name, colours)) for name, colours in PALETTES.items()
    ]
    return "\n".join(_section(name, options) for name, options in parts)


def roles_css() -> str:
    """The roles as CSS variables for the page around the components; each follows the theme the reader's browser shows."""
    names = ("navy", "attention", "line", "muted", "surface", "background", "good", "bad")
    light, dark = PALETTES["light"], PALETTES["dark"]
    pairs = "".join(f"--{n}:light-dark({getattr(light, n)},{getattr(dark, n)});" for n in names)
    return f".stApp{{{pairs}}}"


def _section(name: str, options: dict[str, object]) -> str:
    return "\n".join([f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in options.items()), ""])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
