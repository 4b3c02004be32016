"""One Chinese word has one English word and one home, wherever it is said: on pages, in files, in the data's own labels."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import chain
from pathlib import Path

from analytics.metrics import METRICS
from store.codes import CODE_LISTS
from store.measures import MEASURES
from store.package.faults import RULES
from store.schema import TABLES
from style.text import Text
from style.units import UNITS
from tests.contract.test_words import HOMES, ROOT

PARTS = ("style", "cache", "store", "analytics", "charts", "ui", "reports", "notices", "api", "server", "pages")
# What tables of the program make of their rows; what is written out as Text(zh, en) is read from the source.
MADE = (TABLES, CODE_LISTS, MEASURES, METRICS, UNITS, RULES)
# Chinese words that mean more than one thing in English, with all the English there is for each. Capitals, plurals and
# articles are never told apart.
MEANT: dict[str, set[str]] = {
    # The short form, on a card or in a narrow column.
    "产值": {"Output value", "Output"},
    "利税": {"Profit and tax", "Profit & tax"},
    "完成投资": {"Completed investment", "Investment"},
    "计划总投资": {"Planned investment", "Planned inv."},
    "当季未报": {"Not reported this quarter", "Not reported"},
    "本次计算": {"How it is worked out", "Worked out"},
    "数据时点": {"As of", "Data as of"},
    "项目阶段": {"Project stage", "Stage"},
    "来源类别": {"Source kind", "Kind"},
    "要素类别": {"Category", "Resource"},
    # The page; and where there is room for one sign.
    "督办": {"Tasks", "+"},
    # English says of what: of all, of the gaps, of it.
    "占 {share}": {"{share} of all", "{share} of gaps", "{share} of it"},
    # Worked out here; reported by a source; judged by an assessor.
    "指标": {"Metric", "Measure", "Indicator"},
    # How far back a reader chooses to look; the dates a figure is of.
    "统计期间": {"Span", "Period"},
    # A step of the money is called apart from the stage of a project; the data's own columns keep their name.
    "环节": {"Stage", "Step"},
    "资金环节": {"Fund stage", "Fund step"},
    # Of one figure; a report's section.
    "口径与来源": {"Definition and sources", "Methods and sources"},
    # Under the head “Fund year”; by itself.
    "{year}年度": {"{year}", "{year} fund"},
    # Of a project; what is offered; what may be chosen; a sheet's conclusion.
    "内容": {"Content", "Item", "Sections", "What it says"},
    "项目": {"Project", "Item"},
    "说明": {"Note", "About", "Guide"},
    "部分": {"Section", "Partial"},
    "资金": {"Fund", "Capital"},
    "台账": {"Ledger", "Workbook"},
    "类别": {"Kind", "Class"},
    "编号": {"id", "No."},
    "规则代码": {"Code of the rules", "Rule id"},
    "页码": {"Page", "Slide number"},
    "{count} 页": {"{count} slides", "{count} page(s)"},
    # The type of a column.
    "词表": {"Code", "Code lists"},
    "区划代码": {"Division code", "adcode"},
    # What is counted, which Chinese leaves to the noun.
    "个": {"projects", "parks"},
    "人次": {"attendances", "People"},
    "年": {"year", "(year)"},
    "上市企业数": {"Listed firms", "firms listed on an exchange"},
}


def literals(root: Path) -> Iterator[tuple[Text, str]]:
    """Every Text written out in the source, with its file and line."""
    for path in (path for part in PARTS for path in sorted((root / part).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                said = [part.value for part in node.args if isinstance(part, ast.Constant)]
                if len(said) == 2:
                    yield Text(*said), f"{path.relative_to(root)}:{node.lineno}"


def made(value: object, place: str) -> Iterator[tuple[Text, str]]:
    """Every Text held in tables of dataclasses, with the way to it."""
    if isinstance(value, Text):
        yield value, place
    elif isinstance(value, dict):
        yield from chain.from_iterable(made(held, f"{place} {key}") for key, held in value.items())
    elif isinstance(value, tuple):
        yield from chain.from_iterable(made(held, place) for held in value)
    elif is_dataclass(value):
        called = f"{place} {getattr(value, 'id', '')}".strip()
        yield from chain.from_iterable(made(getattr(value, one.name), f"{called}.{one.name}") for one in fields(value))


def plain(english: str) -> str:
    """Without what is no other word: capitals, articles, plurals."""
    words = [re.sub(r"(?<=[a-z])ies$", "y", word) for word in english.casefold().split()]
    words = [re.sub(r"(?<=ss)es$|(?<=[a-z])(?<!s)s$", "", word) for word in words]
    return " ".join(words[words[0] in ("a", "an", "the") and len(words) > 1 :])


def english_of(texts: Iterator[tuple[Text, str]]) -> dict[str, dict[str, list[str]]]:
    """Chinese → its different English words → where each is said."""
    found: dict[str, dict[str, list[str]]] = {}
    for text, place in texts:
        found.setdefault(text.zh, {}).setdefault(plain(text.en), []).append(f"{text.en!r} in {place}")
    return found


def two_homes(texts: Iterator[tuple[Text, str]]) -> list[list[str]]:
    """Where one Text, equal in both languages, is written in more than one file."""
    homes: dict[Text, set[str]] = {}
    for text, place in texts:
        homes.setdefault(text, set()).add(place.partition(":")[0])
    return sorted([text.zh, *sorted(files)] for text, files in homes.items() if len(files) > 1)


def test_one_chinese_word_has_one_english_word() -> None:
    every = english_of(chain(literals(ROOT), *(made(table, "") for table in MADE)))
    said = {zh: set(forms) for zh, forms in every.items() if len(forms) > 1}
    meant = {zh: {plain(one) for one in forms} for zh, forms in MEANT.items()}
    slips = {zh: every[zh] for zh, forms in said.items() if not forms <= meant.get(zh, set())}
    assert not slips, f"say it with one English word, in one home, or list in MEANT why not: {slips}"
    assert {zh: forms for zh, forms in meant.items() if forms != said.get(zh)} == {}, "listed in MEANT and not said so"


def test_a_word_has_one_home() -> None:
    assert two_homes(literals(ROOT)) == [], (
        "write it once: in style/terms.py for pages and files, in ui/words.py for pages"
    )


def test_no_name_of_a_word_is_given_twice() -> None:
    """The second would hide the first, and a heading say what was meant for another table."""
    for home in HOMES:
        body = ast.parse(home.read_text(encoding="utf-8")).body
        named = [node.targets[0] for node in body if isinstance(node, ast.Assign)]
        named += [node.target for node in body if isinstance(node, ast.AnnAssign)]
        twice = [
            name for name, count in Counter(one.id for one in named if isinstance(one, ast.Name)).items() if count > 1
        ]
        assert not twice, f"{home.relative_to(ROOT)} gives these names twice: {', '.join(twice)}"


def test_a_slip_is_found(tmp_path: Path) -> None:
    for part in PARTS:
        (tmp_path / part).mkdir()
    (tmp_path / "ui" / "words.py").write_text(
        'A = Text("位次", "Rank")\nB = Text("行业", "Industry")\n', encoding="utf-8"
    )
    (tmp_path / "reports" / "words.py").write_text(
        'A = Text("位次", "Place")\nB = {"b": Text("行业", "Industry")}\nC = Text("行业", "the industries")\n',
        encoding="utf-8",
    )
    forms = {zh: set(held) for zh, held in english_of(literals(tmp_path)).items()}
    assert forms == {"位次": {"rank", "place"}, "行业": {"industry"}}
    assert two_homes(literals(tmp_path)) == [["行业", "reports/words.py", "ui/words.py"]]
