"""A package's programme: refused whole with what is wrong in its files, or as that of another than this server speaks of."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.manifest import package_files, version_of
from store.package.check import check_package
from store.package.folder import describe_files
from store.programme.definition import FILES
from store.programme.held import SHIPPED
from style.text import LANGUAGES

DATA = Path(__file__).parents[4] / "data"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The reported package, which brings the shipped programme along."""
    folder = tmp_path / "reported"
    shutil.copytree(DATA / "reported", folder)
    for name in FILES:
        if (SHIPPED / name).exists():
            shutil.copyfile(SHIPPED / name, folder / name)
    described(folder)
    return folder


def described(folder: Path) -> None:
    describe_files(folder, json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def rules(folder: Path) -> list[str]:
    described(folder)
    found = check_package(folder).faults
    assert all(fault.tell(lang) for fault in found for lang in LANGUAGES)
    return [fault.rule for fault in found]


def change(folder: Path, name: str, rewrite: Callable[[str], str]) -> None:
    path = folder / name
    path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")


def outlines(folder: Path, rewrite: Callable[[list], None]) -> None:
    said = json.loads((folder / "boundaries.geojson").read_text(encoding="utf-8"))
    rewrite(said["features"])
    (folder / "boundaries.geojson").write_text(json.dumps(said) + "\n", encoding="utf-8")


def test_the_same_programme_is_taken_and_part_of_the_version(package: Path) -> None:
    assert rules(package) == []
    assert {"programme.toml", "boundaries.geojson"} <= {path.name for path in package_files(package)}
    before = version_of(package)
    change(package, "programme.toml", lambda text: text + "# a word more\n")
    assert version_of(package) != before


def test_another_programme_is_told_alone(package: Path) -> None:
    change(package, "programme.toml", lambda text: text.replace("浙江制造业", "岚省制造业"))
    (package / "pairs.csv").write_text("pair_id\n", encoding="utf-8")  # by whose rules?
    assert rules(package) == ["another_programme"]


@pytest.mark.parametrize(
    ("rewrite", "rule"),
    [
        (lambda features: features.pop(), "boundaries_lack"),
        (lambda features: features.reverse(), "boundaries_order"),
        (lambda features: features.append(features[-1]), "boundaries_order"),
        (lambda features: features[3]["properties"].pop("lon"), "boundaries_county"),
        (lambda features: features[3]["properties"].update(adcode="980101"), "boundaries_county"),
        (lambda features: features[3]["geometry"].update(type="Point", coordinates=[120, 29]), "boundaries_county"),
        (lambda features: features[1]["geometry"].update(features[0]["geometry"]), "boundaries_borders"),
    ],
)
def test_boundaries_that_cannot_be_drawn_are_told(
    package: Path, rewrite: Callable, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlines(package, rewrite)
    monkeypatch.setattr("store.package.check.of_another", lambda folder: None)  # as if the server spoke of it
    assert rules(package) == [rule]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": 3}', '{"features": [{"id": "330102"}]}', "[" * 100_000])
def test_what_is_no_geojson_is_told(package: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / "boundaries.geojson").write_text(text + "\n", encoding="utf-8")
    monkeypatch.setattr("store.package.check.of_another", lambda folder: None)
    assert rules(package) == ["boundaries_written"]


def test_a_programme_that_cannot_be_read_is_told_by_line_and_a_missing_half_by_name(package: Path) -> None:
    change(package, "programme.toml", lambda text: text.replace("began = 2023", "began = 3"))
    (package / "boundaries.geojson").unlink()
    described(package)
    told = [(fault.file, fault.rule, fault.row) for fault in check_package(package).faults]
    assert ("boundaries.geojson", "missing_file", None) in told
    assert any(file == "programme.toml" and rule == "scheme_whole" and row for file, rule, row in told)
