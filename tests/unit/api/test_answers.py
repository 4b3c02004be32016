"""What the data API answers: the figures of the pages to the last digit, in four forms, with tags, pages and limits."""

import csv
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from analytics.answer import Refused, parts
from analytics.metrics import METRICS
from analytics.selection import Selection
from api import askers, figures
from api.figures import exact
from store.datasets import catalogue, open_dataset
from style.numbers import figure
from tests.demo_tables import rows as demo_rows
from tests.demo_tables import total
from tests.shipped import DATA, dataset
from tests.unit.api.client import app, client

DATA_OF = "datasets/demo/data"


@pytest.fixture(autouse=True)
def unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.answering.PACES", askers.Paces(1e9, 1e9))


def asked(path: str, **params: str) -> dict:
    answer = client().get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("name", ["demo", "reported"])
@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.id)
def test_every_metric_by_every_dimension_is_what_the_pages_compute(metric, name) -> None:
    held = dataset(name)
    selection = Selection(held.description.last_quarter, "programme")
    for by in ((), *((one,) for one in metric.breakdowns)):
        try:
            expected = parts(held, metric.id, by, selection)
        except Refused:
            continue
        said = asked(
            f"datasets/{name}/data", metric=metric.id, span="programme", **({"by": ",".join(by)} if by else {})
        )
        assert [tuple(row[d] for d in by) for row in said["rows"]] == [part.of for part in expected]
        for row, part in zip(said["rows"], expected, strict=True):
            value = exact(metric, part)
            assert (row["value"] is None) == (value is None) == (row["blank"] is not None)
            assert value is None or Decimal(row["value"]) == value
            assert (row["reported"], row["due"]) == (part.reported, part.due)
            if value is not None:
                assert row["printed_zh"] == str(figure(part.value, metric.unit, "zh", metric.decimals))


def test_money_is_that_of_the_rows_to_the_last_fen() -> None:
    flows = [row for row in demo_rows("fund_flows") if row["stage"] == "spent" and row["pair_id"] == "P07"]
    (row,) = asked(DATA_OF, metric="fund_spent", span="programme", pairs="P07")["rows"]
    assert Decimal(row["value"]) == total(flows) and row["unit"] == "yuan"


def test_a_ratio_has_both_its_sums_and_is_divided_last() -> None:
    (row,) = asked(DATA_OF, metric="execution_rate")["rows"]
    quotient = Decimal(row["numerator"]) / Decimal(row["denominator"])
    assert abs(quotient - Decimal(row["value"])) <= Decimal("5e-13") and row["printed_zh"].endswith("%")


def test_what_is_not_known_is_null_with_its_reason_and_never_zero() -> None:
    said = asked("datasets/reported/data", metric="investment_completed", by="pair")["rows"]
    assert said and all(
        row["value"] is None and row["blank"] and row["printed_zh"] != "0" for row in said if not row["reported"]
    )
    assert any(row["value"] is None for row in said)


def test_simulated_figures_say_so_in_every_form() -> None:
    assert asked(DATA_OF, metric="pairs")["dataset"]["warning"]["zh"] == "模拟数据，仅供演示，不是真实数据"
    read = list(
        csv.DictReader(
            io.StringIO(client().get(DATA_OF, params={"metric": "pairs", "format": "csv"}).text.lstrip("\ufeff"))
        )
    )
    assert {row["data_basis"] for row in read} == {"simulated"}
    assert client().get(DATA_OF, params={"metric": "pairs"}).headers["x-dataset-basis"] == "simulated"


def test_four_forms_hold_the_same_rows() -> None:
    question = {"metric": "investment_completed,execution_rate", "by": "pair"}
    told = asked(DATA_OF, **question)
    arrow = pa.ipc.open_stream(client().get(DATA_OF, params=question | {"format": "arrow"}).content).read_all()
    parquet = pq.read_table(
        io.BytesIO(client().get(DATA_OF, params=question, headers={"accept": "application/vnd.apache.parquet"}).content)
    )
    text = client().get(DATA_OF, params=question | {"format": "csv"}).text.lstrip("\ufeff")
    read = list(csv.DictReader(io.StringIO(text)))
    assert arrow.equals(parquet) and arrow.num_rows == len(told["rows"]) == len(read) == 36
    for row, other, third in zip(told["rows"], arrow.to_pylist(), read, strict=True):
        assert {k: None if v is None else str(v) for k, v in row.items()} == {k: v or None for k, v in third.items()}
        assert row["value"] is None or Decimal(row["value"]) == other["value"]
    assert json.loads(arrow.schema.metadata[b"about"])["dataset"]["simulated"] is True


def test_the_rows_behind_a_figure_add_up_to_it() -> None:
    question = {"metric": "fund_spent", "pairs": "P03", "q": "2025Q4"}
    first = asked("datasets/demo/rows", **question)
    held = list(first["rows"])
    for number in range(2, first["pages"] + 1):
        held += asked("datasets/demo/rows", page=str(number), **question)["rows"]
    (whole,) = asked(DATA_OF, **question)["rows"]
    assert len(held) == first["count"]
    assert sum(Decimal(row["amount"]) for row in held if row["amount"] is not None) == Decimal(whole["value"])
    assert all(row["source_id"] for row in held)


def test_a_table_is_read_page_by_page_as_it_was_handed_in() -> None:
    found = []
    for number in (1, 2, 3):
        said = asked("datasets/demo/tables/fund_flows", page=str(number), per_page="2000")
        found += said["rows"]
    assert said["pages"] == number and len(found) == said["count"] == len(demo_rows("fund_flows"))
    plain = {row["flow_id"]: row for row in demo_rows("fund_flows")}
    for row in found:
        assert Decimal(row["amount"]) == Decimal(plain[row["flow_id"]]["amount"])
        assert (row["stage"], row["pair_id"] or "") == (
            plain[row["flow_id"]]["stage"],
            plain[row["flow_id"]]["pair_id"],
        )


def test_the_package_is_the_very_files() -> None:
    answer = client().get("datasets/demo/package")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    files = {Path(name).name: archive.read(name) for name in archive.namelist()}
    assert files == {path.name: path.read_bytes() for path in (DATA / "demo").iterdir() if path.name in files}
    assert {"datapackage.json", "projects.csv"} <= files.keys()
    assert client().get("datasets/demo/package").content == answer.content


def test_boundaries_are_geojson() -> None:
    said = asked("boundaries")
    assert said["type"] == "FeatureCollection" and len(said["features"]) == 90


@pytest.mark.parametrize(
    "path",
    [
        "",
        "datasets",
        "metrics",
        "problems",
        "openapi.json",
        f"{DATA_OF}?metric=pairs",
        "boundaries",
        "datasets/demo/package",
    ],
)
def test_what_is_the_same_is_not_sent_again(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client().get(path)
    monkeypatch.setattr(figures, "parts", None)  # nothing is asked
    again = client().get(path, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"] and "no-cache" in again.headers["cache-control"]


def test_a_tag_is_of_one_question_in_one_form() -> None:
    tags = [
        client().get(DATA_OF, params=params).headers["etag"]
        for params in (
            {"metric": "pairs"},
            {"metric": "projects"},
            {"metric": "pairs", "q": "2024Q4"},
            {"metric": "pairs", "format": "csv"},
        )
    ]
    assert len(set(tags)) == 4


def test_head_says_what_get_would() -> None:
    told, answer = client().head(DATA_OF, params={"metric": "pairs"}), client().get(DATA_OF, params={"metric": "pairs"})
    assert told.content == b"" and told.headers == answer.headers


def test_an_older_version_and_its_differences() -> None:
    name = next(iter(catalogue().versions))
    version = catalogue().versions[name]
    said = asked(f"datasets/{name}/differences", **{"from": version})
    assert said["rows"] == [] and said["from"] == said["to"] == version
    assert open_dataset(name, version).version == asked("datasets/current", version=version)["version"]


def test_too_large_an_answer_is_refused_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "parts", None)
    monkeypatch.setattr(figures, "MOST_ROWS", 100)
    told = client().get(DATA_OF, params={"metric": "investment_completed", "by": "pair,track,industry"})
    assert told.status_code == 413 and told.json()["parameter"] == "by"


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-cmd", "@x", "＝1", "\t=1", 'a"b', "a,b", "a\nb", " a "])
def test_a_cell_of_csv_is_no_formula_and_is_read_back(text: str) -> None:
    from api.formats import as_csv

    read = list(csv.reader(io.StringIO(as_csv({}, pa.table({"t": [text]})).decode("utf-8-sig"), newline="")))
    assert read[1][0] in (text, f"'{text}") and (read[1][0] == text or text.strip()[0] in "=+-@＝")


def test_below_a_base_path_the_addresses_it_names_lead_on():
    below = TestClient(app("/board"), base_url="http://testserver")
    told = below.get("/board/api/v1").json()
    for name in ("openapi", "datasets", "metrics", "dimensions", "boundaries", "problems"):
        assert told[name].startswith("/board/api/v1/") and below.get(told[name]).status_code == 200, name
    assert client().get("").json()["datasets"] == "/api/v1/datasets", "and without one"
