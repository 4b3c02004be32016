"""The page of tasks says how many notices did not arrive, to who opens tasks and to nobody else."""

from pathlib import Path

import pytest

from access.reader import know_threads_by, reader
from store.notices import outbox
from store.notices.definition import Notice
from style.text import LANGUAGES
from tests.pages.test_pages import said, whole

WHEN = "2026-12-01T01:00:00+00:00"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(outbox, "notices_dir", lambda: tmp_path / ".notices")
    for module in ("board", "pressed", "settling"):
        monkeypatch.setattr(f"ui.tasks.{module}.tasks_dir", lambda: tmp_path / ".tasks")
    return tmp_path / ".notices"


def given_up(folder: Path, count: int) -> None:
    for n in range(count):
        notice = Notice(f"{n:016x}", "", "opened", WHEN, "a" * 16, "b" * 16, "blue", "2026-12-20", WHEN, 9, WHEN)
        outbox.give_up(folder, notice)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_many_did_not_arrive_is_told(folder, lang) -> None:
    assert {"zh": "未送达", "en": "not arrive"}[lang] not in said(whole("tasks", data="demo", lang=lang))
    given_up(folder, 3)
    told = {"zh": "3 条通知未送达", "en": "3 notices did not arrive"}[lang]
    assert told in said(whole("tasks", data="demo", lang=lang))


def test_to_who_opens_no_tasks_nothing_is_told(folder) -> None:
    given_up(folder, 3)
    know_threads_by(lambda: reader("v", "v", ["viewer"]))
    try:
        assert "未送达" not in said(whole("tasks", data="demo"))
    finally:
        know_threads_by(lambda: None)
