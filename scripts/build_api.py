"""Writes the table of addresses into docs/api.md: python -m scripts.build_api"""

from pathlib import Path

from api.addresses import ADDRESSES

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "api.md"
START, END = "<!-- addresses -->", "<!-- /addresses -->"


def table() -> str:
    """As Markdown, in both languages."""
    lines = ["| address below `/api/v1` | answers |", "|---|---|"]
    lines += [f"| `{one.path or '/'}` | {one.told('zh')} · {one.told('en')} |" for one in ADDRESSES]
    return "\n".join(lines)


def written(text: str) -> str:
    before, rest = text.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
