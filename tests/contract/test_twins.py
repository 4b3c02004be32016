"""One answer is worded once: no function stands twice under two roofs, whatever its variables are called in each."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("style", "cache", "store", "analytics", "charts", "reports", "ui", "pages", "notices", "api", "server")
FEWEST = 3  # statements of a body that is worth comparing: shorter ones are alike by chance


@dataclass(frozen=True)
class Function:
    """Where it stands, what it says it does, and what it does with all names of variables numbered in order."""

    place: str
    name: str
    says: str
    body: str
    statements: int


class Numbered(ast.NodeTransformer):
    """Names of variables, parameters and functions as numbers in the order of their first use; attributes stay."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def _number(self, name: str) -> str:
        return self.seen.setdefault(name, f"n{len(self.seen)}")

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name("WORD" if node.id.isupper() else self._number(node.id), node.ctx)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """words.ASKS and terms.ASKS are alike: a word of one's own makes no other sentence."""
        return ast.Name("WORD", node.ctx) if node.attr.isupper() else self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(self._number(node.arg))


def functions(root: Path) -> Iterator[Function]:
    """Those of modules; a method may do what a function hands on to it."""
    for path in sorted(path for part in PARTS for path in (root / part).rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                says = ast.get_docstring(node) or ""
                body = node.body[1:] if says else node.body
                count = sum(isinstance(one, ast.stmt) for part in body for one in ast.walk(part))
                numbered = "\n".join(ast.dump(Numbered().visit(part)) for part in body)
                yield Function(f"{path.relative_to(root)}:{node.lineno}", node.name, says, numbered, count)


def twins(root: Path) -> list[str]:
    """Two functions of one name that say the same of themselves, or that do the same."""
    found = []
    for one, other in combinations(functions(root), 2):
        if one.place.partition(":")[0] == other.place.partition(":")[0]:
            continue
        named = one.name == other.name and one.says == other.says != ""
        alike = one.statements >= FEWEST and one.body == other.body
        if named or alike:
            found.append(
                f"{one.place} {one.name} and {other.place} {other.name}: one of them is enough; the layer below both"
            )
    return found


def test_no_function_stands_twice():
    assert not twins(ROOT), "\n" + "\n".join(twins(ROOT))


SAID = """
def owner_name(asked, holders, owner):
    if owner.of is None:
        return NO_OWNER[holders.dimension](asked.lang)
    if holders.dimension == "pair":
        return pairs(asked.dataset)[owner.of].label(asked.lang)
    return tracks(asked.dataset)[owner.of](asked.lang)
"""
SHORT = '''
def step(rung, lang):
    """A step's name."""
    return METRICS[rung.stage].short(lang)
'''


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAID, SAID.replace("asked", "shown").replace("owner_name", "whose_gap").replace("NO_OWNER", "gaps.NO_OWNER")),
        (SHORT, SHORT.replace("METRICS[rung.stage].short", "FUND_STAGE[rung.stage].label")),
    ],
)
def test_a_planted_twin_is_found(tmp_path, one, other):
    for part, source in (("ui", one), ("reports", other)):
        (tmp_path / part).mkdir()
        (tmp_path / part / "money.py").write_text(source, encoding="utf-8")
    (found,) = twins(tmp_path)
    assert found.startswith("reports/money.py:2 ") and "ui/money.py:2 " in found


def test_what_only_looks_alike_is_none(tmp_path):
    for part, source in (("ui", SAID), ("reports", SAID.replace(".label", ".short")), ("analytics", SHORT)):
        (tmp_path / part).mkdir()
        (tmp_path / part / "money.py").write_text(source, encoding="utf-8")
    assert twins(tmp_path) == []
