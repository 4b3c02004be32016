"""The whole app on an older version: every part of a page is of it, it says so, and one step leads back."""

from dataclasses import replace
from pathlib import Path

import pytest

from store import handles
from store.package.check import check_package
from store.publishing import publish_tables
from tests.pages.test_pages import opened, said
from tests.unit.store.package.damaged import REPORTED
from ui.sitemap import SITES


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The older of two versions of the one dataset there is; the newer has another title and one project fewer."""
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path / "none"))
    handles._verified.cache_clear()
    checked, shelf = check_package(REPORTED), tmp_path / "var" / "one"
    first = publish_tables(shelf, None, checked.tables, replace(checked.description, title="旧的"), "x", (), "")
    publish_tables(shelf, first, checked.tables, replace(checked.description, title="新的"), "x", (), "")
    return first


@pytest.mark.parametrize(("lang", "says"), [("zh", "不是当前版本"), ("en", "not the current one")])
def test_an_older_version_is_shown_as_such(older: str, lang: str, says: str) -> None:
    at = opened(version=older, lang=lang)
    assert not at.exception
    assert says in said(at) and older[:8] in said(at)
    assert [title.value for title in at.title] == [SITES["overview"].title(lang)]
    now = opened(lang=lang)
    assert says not in said(now) and older[:8] not in said(now)


def test_one_that_is_not_there_is_told_and_the_current_one_shown(older: str) -> None:
    at = opened(version="0" * 12)
    assert not at.exception
    assert "没有这个版本" in said(at) and "不是当前版本" not in said(at) and older[:8] not in said(at)
