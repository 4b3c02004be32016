"""An older version at an address: shown as it was published, said to be older, with a way back; one that is not there is told."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from store import handles
from store.datasets import Catalogue, refreshed
from store.package.check import check_package
from store.publishing import publish_tables
from tests.unit.store.package.damaged import REPORTED
from ui.address import Address, Problem, href, shown_dataset
from ui.frame.header import _dataset_link
from ui.search.answering import answered
from ui.sitemap import SITES
from ui.view import View, viewed


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, Catalogue]:
    """An older and the current version of a dataset `one`, of which the older has another name for a project."""
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "none"))
    handles._verified.cache_clear()
    checked, shelf = check_package(REPORTED), tmp_path / "var" / "one"
    said = replace(checked.description, title="旧")
    older = publish_tables(shelf, None, checked.tables, said, "x", (), "")
    current = publish_tables(shelf, older, checked.tables, checked.description, "x", (), "")
    return older, current, refreshed()


def shown(params: dict[str, str], found: Catalogue, page: str = "funds") -> View:
    dataset = shown_dataset(params, found)
    assert dataset is not None
    return viewed(params, dataset, found, page)


def test_an_address_opens_the_version_it_names(two: tuple[str, str, Catalogue]) -> None:
    older, current, found = two
    view = shown({"version": older, "q": "2024Q2"}, found)
    assert view.dataset.version == older and view.dataset.description.title == "旧" and view.is_older
    assert view.problems == () and view.selection.as_of == "2024Q2"
    for params in ({}, {"version": current}):
        view = shown(params, found)
        assert view.dataset.version == current and not view.is_older and view.problems == ()


def test_every_link_of_it_stays_on_it(two: tuple[str, str, Catalogue]) -> None:
    older, _, found = two
    view = shown({"version": older}, found)
    for page in SITES:
        assert dict(parse_qsl(urlsplit(href(page, view.address)).query)) == {"version": older}, page
    told = {"data": "one", "version": older, "find": "泰顺"}
    for pinned, expected in (("1", older), ("", None)):
        hit = answered(told | {"pinned": pinned}, found)[1]["groups"][0]["hits"][0]
        assert dict(parse_qsl(urlsplit(hit["href"]).query)).get("version") == expected


def test_another_dataset_is_opened_as_it_stands_now(two: tuple[str, str, Catalogue]) -> None:
    older, current, found = two
    view = shown({"version": older}, replace(found, versions={**found.versions, "two": current}))
    link = _dataset_link("one", replace(view, dataset=replace(view.dataset, name="two")))
    assert link.href == href("overview", Address())


@pytest.mark.parametrize("word", ["0" * 12, "../../x", "x" * 300, "", "damaged"])
def test_a_version_that_is_not_there_is_told_and_the_current_one_shown(
    word: str, two: tuple[str, str, Catalogue], tmp_path: Path
) -> None:
    older, current, found = two
    if word == "damaged":
        (tmp_path / "var" / "one" / "snapshots" / older / "pairs.parquet").write_bytes(b"PAR1")
        word = older
    view = shown({"version": word, "pairs": "P07"}, found)
    assert view.dataset.version == current and view.problems == (Problem("version", word[:40]),)
    assert view.address == Address(pairs=("P07",), at="funds")


@pytest.mark.parametrize(("lang", "says"), [("zh", "不是当前版本"), ("en", "not the current one")])
def test_a_banner_says_so_and_leads_back(lang: str, says: str, two: tuple[str, str, Catalogue]) -> None:
    older, _, found = two

    def page(view: object, site: object) -> None:
        from ui.frame import notices

        notices.about_an_older_version(view, site)  # type: ignore[arg-type]

    def drawn(params: dict[str, str]) -> list[str]:
        at = AppTest.from_function(page, args=(shown(params, found), SITES["funds"])).run()
        assert not at.exception
        return [text.value for text in at.text]

    (said,) = drawn({"version": older, "lang": lang})
    assert says in said and older[:8] in said
    assert drawn({"lang": lang}) == []


def test_the_way_back_is_a_real_link_to_the_same_page(
    two: tuple[str, str, Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.frame import notices

    older, _, found = two
    drawn: list[str | None] = []
    monkeypatch.setattr(notices, "links", lambda some, **_: drawn.extend(link.href for link in some))
    notices.about_an_older_version(shown({"version": older, "pairs": "P07"}, found), SITES["funds"])
    assert drawn == ["/funds?pairs=P07"]
