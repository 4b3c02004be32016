"""Writes the theme sections of .streamlit/config.toml from the house colours: python -m scripts.build_theme"""

from pathlib import Path

from ui.frame.theme import configuration

CONFIG = Path(__file__).resolve().parent.parent / ".streamlit" / "config.toml"
MARK = "# Written from style/colours.py by scripts/build_theme.py; a test holds the two together.\n"

if __name__ == "__main__":
    kept = CONFIG.read_text(encoding="utf-8").split(MARK)[0]
    CONFIG.write_text(kept + MARK + configuration(), encoding="utf-8")
