"""The mapping file: what it grants, and every way in which it may be wrong."""

from pathlib import Path

import pytest

from access.granting import Grants, WrongRoles, read_grants
from access.reader import NOBODY

GOOD = """
id = ["sub"]
name = ["name"]
[[grant]]
claim = "groups"
is = ["office"]
role = "planner"
[[grant]]
claim = "groups"
is = "data"
role = "steward"
[[grant]]
claim = "county"
role = "county"
counties = "claim"
[[grant]]
claim = "groups"
is = "taishun"
role = "county"
counties = ["330329"]
[[blocked]]
claim = "sub"
is = "left"
"""


@pytest.fixture
def grants(tmp_path: Path) -> Grants:
    return read_grants(written(tmp_path, GOOD))


def written(folder: Path, text: str) -> Path:
    path = folder / "roles.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_claims_give_the_roles_that_the_file_says_together(grants: Grants) -> None:
    found = grants.reader_of({"sub": "1", "name": "张三", "groups": ["office", "data", "else"]})
    assert (found.id, found.name, found.roles) == ("1", "张三", {"planner", "steward"})
    assert found.may("take_in") and found.may("open_task") and not found.may("see_trail")


def test_a_county_is_named_by_the_file_or_by_the_claim_itself(grants: Grants) -> None:
    assert grants.reader_of({"sub": "1", "groups": "taishun"}).counties == ("330329",)
    both = grants.reader_of({"sub": "1", "groups": ["taishun"], "county": ["330108", "x"]})
    assert both.counties == ("330108", "330329")
    assert not both.sees_all and both.may("read")


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": ["office"]},
        {"sub": "", "groups": ["office"]},
        {"sub": 7, "groups": ["office"]},
        {"sub": "1"},
        {"sub": "1", "groups": "Office"},
        {"sub": "1", "groups": {"office": True}},
        {"sub": "1", "groups": [["office"]]},
        {"sub": "1", "county": "3301"},
        {"sub": "1", "county": "330108'; --"},
        {"sub": "left", "groups": ["office"]},
        {"sub": "1", "role": "steward", "roles": ["steward"]},
    ],
)
def test_claims_that_are_missing_or_forged_make_nobody(grants: Grants, claims: dict[str, object]) -> None:
    assert grants.reader_of(claims) == NOBODY
    assert not grants.reader_of(claims).may("read")


def test_a_name_is_one_line_of_bounded_length(grants: Grants) -> None:
    said = grants.reader_of({"sub": "1", "groups": "office", "name": "张\n三\u202e" + "长" * 100}).name
    assert said.startswith("张 三 长") and len(said) == 60


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有任何"),
        ("[[grant]", "TOML"),
        ("\x00", "TOML"),
        ('[[grant]]\nclaim = "g"\nrole = "boss"', "boss"),
        ('[[grant]]\nclaim = "g"\nrole = "county"', "counties"),
        ('[[grant]]\nclaim = "g"\nrole = "county"\ncounties = ["33010"]', "counties"),
        ('[[grant]]\nclaim = "g"\nrole = "viewer"\ncounties = ["330108"]', "只有 county"),
        ('[[grant]]\nrole = "viewer"', "claim"),
        ('[[grant]]\nclaim = "g"\nis = []\nrole = "viewer"', "is 须"),
        ('[[grant]]\nclaim = "g"\nis = [1]\nrole = "viewer"', "is 须"),
        ('[[grant]]\nclaim = "g"\nrole = "viewer"\nrols = "x"', "rols"),
        ('[[grants]]\nclaim = "g"\nrole = "viewer"', "grants"),
        ('[grant]\nclaim = "g"\nrole = "boss"', "boss"),
        ('name = 3\n[[grant]]\nclaim = "g"\nrole = "viewer"', "name"),
    ],
)
def test_a_file_that_says_nothing_is_told_by_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongRoles) as wrong:
        read_grants(written(tmp_path, text))
    assert told in wrong.value.tell("zh")
    assert wrong.value.tell("en")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongRoles):
        read_grants(tmp_path / "none.toml")
