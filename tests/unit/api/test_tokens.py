"""Tokens: made once and kept as digests, of a role and its counties, over when ended or past their day, in every process."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from access.reader import NOBODY
from ledger.__main__ import main
from store.history import trail
from store.saved import tokens
from store.saved.small_files import NotSaved
from store.saved.tokens import Tokens
from tests.unit.api.client import app


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tokens, "tokens_dir", lambda: tmp_path / ".tokens")
    monkeypatch.setattr(tokens, "LOOKED_AT_EVERY", 0.0)
    monkeypatch.setattr(trail, "trail_dir", lambda *given: tmp_path / "trail")
    return tmp_path


@pytest.fixture
def closed() -> TestClient:
    """Of a server where readers sign in, for whom nobody did."""
    return TestClient(app(who=NOBODY), base_url="http://testserver/api/v1/")


def by(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


def test_a_token_reads_as_its_role_and_the_secret_is_nowhere_on_disk(closed: TestClient, own_folder: Path) -> None:
    secret, made = tokens.make("统计局", "viewer", who="张三")
    assert closed.get("datasets", headers=by(secret)).status_code == 200
    assert all(secret.encode() not in path.read_bytes() for path in own_folder.rglob("*") if path.is_file())
    (line,) = [entry for entry in trail.entries(own_folder / "trail")]
    assert line.who == "张三" and line.details["did"] == "made" and made.id in line.details["name"]


def test_a_countys_token_reads_its_own_rows_alone(closed: TestClient) -> None:
    secret, _ = tokens.make("泰顺县", "county", ("330329",))
    said = closed.get("datasets/demo/tables/projects?per_page=10000", headers=by(secret)).json()
    assert {row["pair_id"] for row in said["rows"]} == {"P01"}
    of_all = closed.get("datasets/demo/data?metric=fund_spent", headers=by(secret)).json()["rows"][0]["value"]
    own = closed.get("datasets/demo/data?metric=fund_spent&pairs=P01", headers=by(secret)).json()["rows"][0]["value"]
    assert of_all == own
    assert closed.get("datasets/demo/package", headers=by(secret)).status_code == 403
    assert closed.get("datasets/demo/data?metric=fund_spent&pairs=P02", headers=by(secret)).status_code == 400


def test_what_was_kept_for_the_office_is_not_told_to_a_county(closed: TestClient) -> None:
    office, _ = tokens.make("省办", "planner")
    county, _ = tokens.make("泰顺县", "county", ("330329",))
    path = "datasets/demo/data?metric=investment_completed&by=pair"
    whole = closed.get(path, headers=by(office))
    told = closed.get(path, headers=by(county) | {"if-none-match": whole.headers["etag"]})
    assert told.status_code == 200 and len(told.json()["rows"]) < len(whole.json()["rows"])


def test_fewer_rights_than_the_role(closed: TestClient) -> None:
    secret, _ = tokens.make("只读", "viewer", rights=("read",))
    assert closed.get("datasets/demo/data?metric=pairs", headers=by(secret)).status_code == 200
    assert closed.get("datasets/demo/package", headers=by(secret)).status_code == 403
    none, _ = tokens.make("不读", "viewer", rights=("export",))
    assert closed.get("datasets", headers=by(none)).status_code == 403


def test_an_ended_token_is_none_in_every_process(closed: TestClient) -> None:
    secret, made = tokens.make("外部系统", "viewer")
    other = Tokens()
    assert other.find(secret) is not None
    tokens.end(made.id)
    assert other.find(secret) is None
    assert closed.get("datasets", headers=by(secret)).status_code == 401
    assert tokens.end(made.id).ended, "ending twice is ending"


def test_a_token_is_over_by_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    secret, _ = tokens.make("短期", "viewer", days=1)
    found = Tokens()
    assert found.find(secret)

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(UTC) + timedelta(days=1, seconds=2)

    monkeypatch.setattr(tokens, "datetime", Later)
    assert found.find(secret) is None


@pytest.mark.parametrize(
    "said", ["Bearer nonsense", "Bearer", "Basic dXNlcjpwdw==", "Bearer pdt_" + "x" * 5000, "pdt_x"]
)
def test_what_is_no_token_is_told_as_such(closed: TestClient, said: str) -> None:
    told = closed.get("datasets", headers={"authorization": said})
    assert told.status_code == 401 and told.json()["type"].endswith("#token")


def test_whoever_guesses_is_slowed_down(closed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from api import askers

    monkeypatch.setattr(askers, "REFUSED", askers.Paces(3, 0.1, lambda: 0.0))
    assert [closed.get("datasets", headers=by(str(n))).status_code for n in range(5)] == [401, 401, 401, 429, 429]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"name": " "}, "名称"),
        ({"role": "king"}, "king"),
        ({"role": "county"}, "区划代码"),
        ({"counties": ("330329",)}, "只有 county"),
        ({"role": "county", "counties": ("33032",)}, "区划代码"),
        ({"rights": ("fly",)}, "fly"),
        ({"days": 0}, "天"),
        ({"days": 4000}, "天"),
    ],
)
def test_a_token_that_cannot_be_is_not_made(given: dict, reason: str) -> None:
    with pytest.raises(NotSaved) as told:
        tokens.make(**({"name": "x", "role": "viewer"} | given))
    assert reason in told.value.tell("zh") and told.value.tell("en")
    assert tokens.read() == ()


def test_a_file_that_cannot_be_read_opens_nothing(own_folder: Path) -> None:
    secret, _ = tokens.make("x", "viewer")
    found = Tokens()
    assert found.find(secret)
    (own_folder / ".tokens" / "tokens.json").write_text("{", encoding="utf-8")
    assert found.find(secret) is None


def test_the_command_line_makes_lists_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", "make", "--name", "统计局", "--role", "viewer", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert Tokens().find(made["token"])
    assert main(["token", "list"]) == 0
    listed = capsys.readouterr().out
    assert made["id"] in listed and "holds" in listed and made["token"] not in listed
    assert main(["token", "end", made["id"]]) == 0
    assert not Tokens().find(made["token"])
    assert main(["token", "end", "nothing"]) != 0 and "nothing" in capsys.readouterr().err
    assert main(["token", "make", "--name", "x", "--role", "king"]) != 0


def test_whole_tables_that_a_token_takes_away_are_in_the_trail_once_a_day(closed: TestClient, own_folder: Path) -> None:
    secret, made = tokens.make("统计局", "planner")
    for page in (1, 2, 3):
        path = f"datasets/demo/tables/projects?per_page=100&page={page}"
        tag = closed.get(path, headers=by(secret)).headers["etag"]
        assert closed.get(path, headers=by(secret) | {"if-none-match": tag}).status_code == 304
    assert closed.head("datasets/demo/package", headers=by(secret)).status_code == 200
    looks = [entry for entry in trail.entries(own_folder / "trail") if entry.kind == "look"]
    (one,) = [(entry.who, entry.dataset, entry.details["seen"], entry.details["subject"].split()[0]) for entry in looks]
    assert one == (made.name, "demo", "data", "projects")
    assert closed.get("datasets/demo/package", headers=by(secret)).status_code == 200
    closed.get("datasets/demo/data?metric=fund_spent", headers=by(secret))
    subjects = [
        entry.details["subject"].split()[0] for entry in trail.entries(own_folder / "trail") if entry.kind == "look"
    ]
    assert sorted(subjects) == ["package", "projects"], "figures are no tables"
