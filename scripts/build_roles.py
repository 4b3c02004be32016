"""Writes the table of roles and rights into docs/roles.md: python -m scripts.build_roles"""

from pathlib import Path

from access.roles import RIGHTS, ROLES

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "roles.md"
START, END = "<!-- rights -->", "<!-- /rights -->"


def table() -> str:
    """As Markdown, in both languages."""
    head = "| right | " + " | ".join(f"{role.label('zh')} {role.id}" for role in ROLES.values()) + " |"
    lines = [head, "|---" * (len(ROLES) + 1) + "|"]
    for right in RIGHTS.values():
        cells = ("yes" if role in right.anywhere else "own" if role in right.own else "—" for role in ROLES)
        lines.append(f"| {right.label('zh')} · {right.label('en')} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def written(text: str) -> str:
    before, rest = text.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
