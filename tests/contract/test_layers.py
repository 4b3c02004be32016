"""Holds the source to the house rules: who may import whom, what code may not do, and how long it may be."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What each part may import besides itself and the standard library. A name covers what lies below it.
SCHEMA_AND_HANDLE = {
    "store.schema",
    "store.codes",
    "store.measures",
    "store.datasets",
    "store.compiled",
    "store.programme",
    "store.toml",
    "store.schemes",
    "store.tasks.definition",
}
FILE_READERS = {"pyarrow", "duckdb", "python_calamine", "xlrd", "openpyxl"}
DATABASE = {"sqlglot", "psycopg", "psycopg_pool"}
FILE_WRITERS = {"pptx", "docx", "xlsxwriter", "openpyxl", "typst", "lxml", "PIL", "pyarrow"}
SPATIAL = {"geopandas", "shapely", "pyproj"}
MAY_IMPORT = {
    "style": set(),
    "access": {"style"},
    "cache": {"access", "cachetools"},
    "store": {"style", "access", "ibis", "pandas", "pandera", "numpy", "rapidfuzz", "shapely", "xlsxwriter"}
    | FILE_READERS
    | DATABASE,
    "analytics": {"style", "cache", "ibis", "pandas", "numpy", "scipy", "pyarrow", "pypinyin"}
    | SCHEMA_AND_HANDLE
    | SPATIAL,
    "charts": {"style"},
    "reports": {"style", "access", "cache", "analytics", "charts"} | FILE_WRITERS,
    "api": {"style", "access", "cache", "analytics", "store", "starlette", "pyarrow"},
    "ui": {"style", "access", "cache", "analytics", "charts", "store", "streamlit", "pydeck", "segno"},
    "pages": {"style", "analytics", "charts", "reports", "ui", "streamlit"},
    "ledger": {"style", "access", "store", "analytics", "tqdm"},
    "notices": {"style", "access", "store", "analytics", "httpx"},
    "server": {
        "style",
        "access",
        "store",
        "ui",
        "streamlit",
        "starlette",
        "uvicorn",
        "cachetools",
        "itsdangerous",
        "google.protobuf",
        "prometheus_client",
    },
    "app.py": {
        "style",
        "access",
        "cache",
        "store",
        "analytics",
        "reports",
        "api",
        "ui",
        "notices",
        "server",
        "streamlit",
        "starlette",
    },
}
# Charts are plain data. Plotly would check each key of them in every rerun, so only one base class of its own is known.
MAY_ALSO_IMPORT = {
    "pages/records/datasets.py": {"store"},
    "ui/figures/chart.py": {"plotly.basedatatypes"},
    "ui/map/deckgl_links.py": {"PIL"},  # one small picture
}
# Run by hand, so free to use any library and each other's parts; nobody else imports them.
SCRIPTS = "scripts"
IMPORTED_BY_NOBODY = {"app", "ledger", "pages", "scripts", "tests"}
PARTS = set(MAY_IMPORT) | {SCRIPTS}

UNSAFE_MODULES = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "shelve", "marshal"}
UNSAFE_NAMES = {"eval", "exec", "read_pickle", "to_pickle"}
EMPTY_NAMES = re.compile(r"(^|_)(util|helper|common|manager|service)s?(_|$)", re.IGNORECASE)
MODULE_LINES = 400
FUNCTION_LINES = 45


@dataclass(frozen=True)
class Module:
    """One source file: its path from the root with forward slashes, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        return self.path.split("/")[0]


def modules(root: Path) -> Iterator[Module]:
    """Every Python file of the product: all but tests, what is hidden, and what is written at run time."""
    for path in sorted(root.rglob("*.py")):
        relative = path.relative_to(root)
        top = root / relative.parts[0]
        if relative.parts[0] in ("tests", "var", "test-results") or (top / "pyvenv.cfg").exists():
            continue
        if not any(step.startswith(".") for step in relative.parts):
            text = path.read_text(encoding="utf-8")
            yield Module(relative.as_posix(), text, ast.parse(text))


def imports(module: Module) -> Iterator[tuple[int, str | None]]:
    """Line and full dotted name of everything imported, at any depth; None where only the run can tell."""
    package = module.path.split("/")[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join(above + ([node.module] if node.module else []))
            yield from ((node.lineno, f"{source}.{alias.name}".strip(".")) for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
            name = node.args[0] if node.args else None
            literal = name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else None
            dots = len(literal) - len(literal.lstrip(".")) if literal else 0
            above = package[: len(package) - dots + 1] if dots else []
            yield node.lineno, ".".join([*above, literal[dots:]]) if literal else None


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", None) or getattr(node.func, "attr", "")


def covers(allowed: str, name: str) -> bool:
    return name == allowed or name.startswith(allowed + ".")


def import_faults(module: Module) -> Iterator[str]:
    """What the module imports against the table."""
    if module.part not in PARTS:
        yield f"{module.path}: no part of the house; the table has no row for it"
        return
    allowed = MAY_IMPORT.get(module.part, set()) | MAY_ALSO_IMPORT.get(module.path, set())
    for line, name in imports(module):
        place = f"{module.path}:{line}"
        if name is None:
            yield f"{place}: imports a name known only at run time"
            continue
        top = name.split(".")[0]
        own = top == module.part and top != "pages"
        if own or top in sys.stdlib_module_names:
            continue
        if top in IMPORTED_BY_NOBODY:
            yield f"{place}: imports {name}, which nobody imports"
        elif module.part == SCRIPTS:
            continue
        elif not any(covers(entry, name) for entry in allowed):
            yield f"{place}: {module.part} may not import {name}"


def safety_faults(module: Module) -> Iterator[str]:
    """What would run data as code or markup."""
    for line, name in imports(module):
        if name and name.split(".")[0] in UNSAFE_MODULES:
            yield f"{module.path}:{line}: imports {name}"
    for node in ast.walk(module.tree):
        name = getattr(node, "id", None) or getattr(node, "attr", None)
        if isinstance(node, ast.Name | ast.Attribute) and name in UNSAFE_NAMES:
            yield f"{module.path}:{node.lineno}: uses {name}"
        for argument in getattr(node, "keywords", []):
            switched_off = isinstance(argument.value, ast.Constant) and argument.value.value is False
            if argument.arg in ("unsafe_allow_html", "allow_pickle") and not switched_off:
                yield f"{module.path}:{node.lineno}: passes {argument.arg}"


def shape_faults(module: Module) -> Iterator[str]:
    """Names that say nothing, modules that do not say what they know, and what is too long to read."""
    for step in module.path.removesuffix(".py").split("/"):
        if EMPTY_NAMES.search(step):
            yield f"{module.path}: '{step}' does not say what it knows"
    if not ast.get_docstring(module.tree):
        yield f"{module.path}: opens with no docstring"
    length = len(module.text.splitlines())
    if length > MODULE_LINES:
        yield f"{module.path}: {length} lines, at most {MODULE_LINES}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{module.path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"


@pytest.mark.parametrize("faults", [import_faults, safety_faults, shape_faults])
def test_the_source_keeps_the_rules(faults) -> None:
    found = [fault for module in modules(ROOT) for fault in faults(module)]
    assert not found, "\n" + "\n".join(found)


PLANTED = [
    ("store/a.py", "import streamlit", "store may not import streamlit"),
    ("style/a.py", "import pandas", "style may not import pandas"),
    ("style/a.py", "def f():\n    from store import schema", "style may not import store.schema"),
    ("analytics/a.py", "from store import engines", "analytics may not import store.engines"),
    ("analytics/a.py", "import store", "analytics may not import store"),
    ("analytics/a.py", "from store import *", "analytics may not import store.*"),
    ("analytics/a.py", "import store.schema_old", "analytics may not import store.schema_old"),
    ("analytics/deep/a.py", "from ...store import engines", "analytics may not import store.engines"),
    ("reports/a.py", "import streamlit as st", "reports may not import streamlit"),
    ("reports/a.py", "from store.schema import TABLES", "reports may not import store.schema.TABLES"),
    ("api/a.py", "from streamlit.web import cli", "api may not import streamlit.web.cli"),
    ("ui/a.py", "import httpx", "ui may not import httpx"),
    ("ui/a.py", "from notices import sending", "ui may not import notices.sending"),
    ("server/a.py", "import httpx", "server may not import httpx"),
    ("notices/a.py", "import streamlit", "notices may not import streamlit"),
    ("ui/a.py", "import pandas as pd", "ui may not import pandas"),
    ("ui/a.py", "from plotly.basedatatypes import BaseFigure", "ui may not import plotly.basedatatypes"),
    ("ui/figures/chart.py", "import plotly.graph_objects as go", "ui may not import plotly.graph_objects"),
    ("ui/a.py", "from importlib import import_module\nimport_module('numpy')", "ui may not import numpy"),
    ("ui/a.py", "import importlib as i\ni.import_module('..reports.pdf', 'ui')", "ui may not import reports.pdf"),
    ("ui/a.py", "__import__('reports')", "ui may not import reports"),
    ("ui/a.py", "def f(n):\n    __import__(n)", "known only at run time"),
    ("ui/a.py", "if TYPE_CHECKING:\n    import numpy", "ui may not import numpy"),
    ("pages/money/funds.py", "import store.schema", "pages may not import store.schema"),
    ("pages/money/funds.py", "from pages.province import map", "imports pages.province.map, which nobody imports"),
    ("pages/records/datasets.py", "import pandas", "pages may not import pandas"),
    ("pages/province/map.py", "import plotly.graph_objects", "pages may not import plotly.graph_objects"),
    ("ui/a.py", "from app import app", "imports app.app, which nobody imports"),
    ("app.py", "import scripts.build_demo", "imports scripts.build_demo, which nobody imports"),
    ("store/a.py", "from ..scripts import build_demo", "imports scripts.build_demo, which nobody imports"),
    ("scripts/a.py", "import app", "imports app, which nobody imports"),
    ("app.py", "import pandas", "app.py may not import pandas"),
    ("lib/a.py", "", "no part of the house"),
    ("settings.py", "", "no part of the house"),
    ("store/a.py", "import pickle", "imports pickle"),
    ("store/a.py", "import pandas as pd\npd.read_pickle('x')", "uses read_pickle"),
    ("store/a.py", "list(map(eval, []))", "uses eval"),
    ("store/a.py", "import builtins\nbuiltins.exec('')", "uses exec"),
    ("ui/a.py", "import streamlit as st\nst.markdown(x, unsafe_allow_html=True)", "passes unsafe_allow_html"),
    ("ui/a.py", "import streamlit as st\nst.markdown(x, unsafe_allow_html=raw)", "passes unsafe_allow_html"),
    ("ui/chart_utils.py", "", "'chart_utils' does not say what it knows"),
    ("store/services/a.py", "", "'services' does not say what it knows"),
    ("store/a.py", "x = 1\n" * MODULE_LINES, "at most 400"),
    ("store/a.py", "async def f():\n" + "    x = 1\n" * FUNCTION_LINES, "f has 46 lines, at most 45"),
]
SOUND = {
    "style/text.py": "import json",
    "store/schema.py": "import ibis, pyarrow.parquet\nfrom style import text\nfrom . import codes",
    "analytics/deep/a.py": "from store.schema import TABLES\nfrom store import codes\nfrom .. import metrics",
    "reports/slides.py": "from analytics.metrics import METRICS\nfrom pptx.util import Emu",
    "api/routes.py": "from starlette.routing import Route\nfrom store import datasets",
    "ui/figures/chart.py": "from plotly.basedatatypes import BaseFigure",
    "ui/commonality.py": "import pydeck, streamlit\nst.html(x, unsafe_allow_html=False)",
    "pages/records/datasets.py": "from store import versions\nfrom ui import cards",
    "scripts/build_demo.py": "import frykit, store.schema\nfrom scripts.demo import draws",
    "app.py": "import streamlit as st\nfrom starlette.routing import Route\nfrom api import routes",
    "tests/unit/test_a.py": "import app, pickle",
    ".venv/lib/a.py": "import pickle",
    "env/pyvenv.cfg": "",
    "env/lib/a.py": "import pickle",
}


def plant(root: Path, path: str, source: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(f'"""Says what it knows."""\n{source}\n', encoding="utf-8")


def all_faults(root: Path) -> list[str]:
    checks = (import_faults, safety_faults, shape_faults)
    return [fault for module in modules(root) for check in checks for fault in check(module)]


@pytest.mark.parametrize(("path", "source", "fault"), PLANTED)
def test_a_planted_fault_is_found(tmp_path: Path, path: str, source: str, fault: str) -> None:
    plant(tmp_path, path, source)
    found = all_faults(tmp_path)
    assert len(found) == 1 and found[0].startswith(path) and fault in found[0], found


def test_a_module_without_a_docstring_is_found(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import json\n")
    assert all_faults(tmp_path) == ["app.py: opens with no docstring"]


def test_sound_source_has_no_faults(tmp_path: Path) -> None:
    for path, source in SOUND.items():
        plant(tmp_path, path, source)
    assert all_faults(tmp_path) == []
