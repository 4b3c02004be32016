"""A page or a part that fails says so with a number, and the log has the error under it."""

import re

import pytest
from streamlit.errors import FragmentHandledException
from streamlit.testing.v1 import AppTest

from style.failures import number_of
from tests.pages.test_pages import opened, said
from ui.frame import notices


@pytest.mark.parametrize(("lang", "told"), [("zh", "错误编号"), ("en", "Error number")])
def test_a_page_that_fails_tells_its_reader_a_number_and_the_log_the_same(lang, told, monkeypatch, caplog):
    def fail(*_, **__):
        raise ValueError("张三")

    monkeypatch.setattr("ui.parts.lay_out", fail)
    at = opened("methods", lang=lang)
    number = re.search(rf"{told} (\d{{4}}-\d{{4}})", said(at))
    assert number and not at.exception and "张三" not in said(at) and "Traceback" not in said(at)
    (record,) = [one for one in caplog.records if one.exc_info]
    assert number_of(record.exc_info[1]) == number[1]


def test_a_part_that_failed_has_said_so_itself_and_the_page_is_not_told_to_have_failed_too(monkeypatch, caplog):
    def fail(*_, **__):
        raise FragmentHandledException(ValueError())

    monkeypatch.setattr("ui.parts.lay_out", fail)
    at = opened("methods", lang="zh")
    assert not at.exception and "没有算出来" not in said(at) and "错误编号" not in said(at)
    assert not [one for one in caplog.records if one.exc_info]


def part() -> None:
    import streamlit as st

    import app

    error = ValueError("张三")
    st.session_state["is_told"] = app.told_nothing(error)
    st.session_state["error"] = error


def test_a_part_that_fails_is_told_in_its_readers_language_and_streamlit_adds_nothing():
    for lang, told in (("zh", "这一部分没有算出来"), ("en", "This part could not"), ("fr", "这一部分没有算出来")):
        at = AppTest.from_function(part)
        at.query_params["lang"] = lang
        at.run()
        assert told in said(at) and number_of(at.session_state["error"]) in said(at)
        assert at.session_state["is_told"] is True and "张三" not in said(at)


def test_what_is_told_of_two_failures_stands_beside_each_other():
    def two() -> None:
        from ui.frame import notices

        notices.failed_part(ValueError())
        notices.failed_part(ValueError())

    at = AppTest.from_function(two).run()
    assert not at.exception and len(set(re.findall(r"\d{4}-\d{4}", said(at)))) == 2
    assert notices.failed_part.__doc__


def test_what_a_role_may_not_is_no_failure_of_a_part():
    def closed() -> None:
        from access.reader import NotAllowed
        from ui.frame import notices

        notices.failed_part(NotAllowed("read"))

    text = said(AppTest.from_function(closed).run())
    assert "您的角色不能" in text and "错误编号" not in text
