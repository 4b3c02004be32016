"""The addresses of the data API: what each takes, what it answers, and which of its parameters there are; the description is made from these."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from analytics.metrics import METRICS
from analytics.programme import BOUNDARIES
from api import described, figures, package, rows, words
from api.asking import SELECTION_KEYS, Parameters, dataset_of, question, selection
from api.problems import problem, unknown
from store.datasets import Catalogue, Dataset, open_dataset
from store.history.counting import KINDS
from store.schema import TABLES
from style.text import Text

_KEYS = ("version",)
_PAGED = ("page", "per_page")
MOST_PAGES = 1_000_000


@dataclass(frozen=True)
class Answered:
    """What an address answers: `about`, and rows where it has any. `files` in the place of both: a data package, as `name`."""

    about: Mapping[str, Any] = field(default_factory=dict)
    table: pa.Table | None = None
    raw: bytes | None = None
    files: tuple[Any, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Query:
    """What is asked of an address: `parts` stands for its braces, `base` is what all addresses begin with."""

    parts: Mapping[str, str]
    params: Parameters
    found: Catalogue
    base: str
    of: Dataset | None = None

    @property
    def dataset(self) -> Dataset:
        """Of an address that names one."""
        if self.of is None:
            raise LookupError("the address names no dataset")
        return self.of


Answer = Callable[[Query], Answered]


@dataclass(frozen=True)
class Address:
    """`path` below ROOT with its parts in braces. `right` as access/roles.py names it."""

    path: str
    told: Text
    parameters: tuple[str, ...]
    answer: Answer
    has_rows: bool = False
    media_type: str = "application/json"
    right: str = "read"

    @property
    def of_dataset(self) -> bool:
        return self.path.startswith("/datasets/{dataset}")

    def parts(self, path: str) -> dict[str, str] | None:
        """What stands for the braces; None where the path is another's."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]{1,80})", self.path)
        found = re.fullmatch(pattern, path)
        return found.groupdict() if found else None


def _data(asked: Query) -> Answered:
    made = figures.figures(asked.dataset, question(asked.params, asked.dataset))
    return Answered(made.about, made.table)


def _behind(asked: Query) -> Answered:
    params = asked.params
    metric = params.one("metric", METRICS)
    side = params.one("side", ("numerator", "denominator"), "numerator")
    chosen, number = selection(params, asked.dataset), params.number("page", 1, MOST_PAGES, 1)
    return Answered(*rows.behind(asked.dataset, metric, side, chosen, number))


def _table(asked: Query) -> Answered:
    name = asked.parts["table"]
    if name not in TABLES:
        raise unknown("table", name, TABLES, 404)
    return Answered(*rows.table(asked.dataset, name, *_page(asked.params)))


def _page(params: Parameters) -> tuple[int, int]:
    return params.number("page", 1, MOST_PAGES, 1), params.number("per_page", 1, rows.MOST_ROWS, 1000)


def _differences(asked: Query) -> Answered:
    params, dataset = asked.params, asked.dataset
    old = dataset_of(dataset.name, Parameters({"version": params.needed("from")}), asked.found)
    if "table" not in params.said:
        return Answered(*rows.compared(old, dataset))
    table, kind = params.one("table", TABLES), params.one("kind", KINDS, "")
    return Answered(*rows.changed_rows(old, dataset, table, kind, *_page(params)))


def _package(asked: Query) -> Answered:
    dataset = asked.dataset
    if dataset.audience is not None:
        raise problem(403, "forbidden", words.WHOLE_ONLY)
    return Answered(files=tuple(package.files_of(dataset)), name=f"{dataset.name}-{dataset.version}")


def _members(asked: Query) -> Answered:
    dimension = asked.parts["dimension"]
    if dimension not in described.DIMENSIONS:
        raise unknown("dimension", dimension, described.DIMENSIONS, 404)
    return Answered(described.members(asked.dataset, dimension))


def _datasets(asked: Query) -> Answered:
    opened = {name: open_dataset(name, version) for name, version in asked.found.versions.items()}
    return Answered(described.catalogue(asked.found, opened))


ADDRESSES: tuple[Address, ...] = (
    Address("", Text("从这里看起：有哪些地址，有哪些错误", "where to begin: the addresses there are, and the problems"), (),
            lambda asked: Answered(described.index(asked.base))),
    Address("/problems", Text("每种错误的含义", "what each problem means"), (), lambda asked: Answered(described.problems())),
    Address("/datasets", Text("数据集及其当前版本", "the datasets with the version that is shown"), (), _datasets),
    Address("/metrics", Text("指标的定义：单位、口径、公式、可按哪些维度拆分", "what each metric is: unit, basis, formula, what it may be split by"), (),
            lambda asked: Answered(described.metrics())),
    Address("/dimensions", Text("可拆分的维度", "the dimensions there are"), (), lambda asked: Answered(described.dimensions())),
    Address("/boundaries", Text("各县（市、区）的区划边界（GeoJSON），仅供示意", "outlines of the counties (GeoJSON), for illustration only"), (),
            lambda asked: Answered(raw=BOUNDARIES.read_bytes()), media_type="application/geo+json"),
    Address("/datasets/{dataset}", Text("一个数据集的说明和各表的列", "one dataset, with the columns of its tables"), _KEYS,
            lambda asked: Answered(described.dataset(asked.dataset))),
    Address("/datasets/{dataset}/dimensions/{dimension}", Text("维度在此数据集中的成员", "the members of a dimension in this dataset"), _KEYS, _members),
    Address("/datasets/{dataset}/data", Text("指标的数，按所选维度拆分", "figures of metrics, by the dimensions asked for"),
            (*_KEYS, "metric", "by", *SELECTION_KEYS, "format"), _data, has_rows=True),
    Address("/datasets/{dataset}/rows", Text("一个数背后的行", "the rows behind a figure"),
            (*_KEYS, "metric", "side", *SELECTION_KEYS, "page", "format"), _behind, has_rows=True),
    Address("/datasets/{dataset}/tables/{table}", Text("一张表的行", "the rows of a table"), (*_KEYS, *_PAGED, "format"), _table, has_rows=True, right="export"),
    Address("/datasets/{dataset}/differences", Text("与另一版本的差异：各表增改删的行数，或一张表的逐格差异", "what a version differs in from another: rows by table, or cell by cell of one table"),
            (*_KEYS, "from", "table", "kind", *_PAGED, "format"), _differences, has_rows=True),
    Address("/datasets/{dataset}/package", Text("整个版本，打包为数据包（ZIP）", "the whole version as a data package (ZIP)"), _KEYS, _package,
            media_type="application/zip", right="export"),
)  # fmt: skip


def found_address(path: str) -> tuple[Address, dict[str, str]] | None:
    for one in ADDRESSES:
        if (parts := one.parts(path)) is not None:
            return one, parts
    return None
