"""Settings of notices: nobody is told out of the box, and what is none ends the start in one plain line without its secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from notices.settings import OF_MAIL, OF_WEBHOOK, Chosen, WrongNotices, whom_to_tell

ROOT = Path(__file__).parents[3]
HOOK = "https://oapi.example/robot/send?access_token=TOKEN"
SMTP = {"SMTP_HOST": "mail.example", "SMTP_FROM": "board@office.example", "DIGEST_TO": "a@office.example"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NOTICE_WEBHOOK", "NOTICES_FILE", "NOTICE_LANG", "PUBLIC_URL", "SMTP_HOST", *OF_WEBHOOK, *OF_MAIL):
        monkeypatch.delenv(name, raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **said: str) -> Chosen:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    return whom_to_tell("/board")


def test_out_of_the_box_nobody_is_told() -> None:
    chosen = whom_to_tell("")
    assert chosen == Chosen() and not chosen.is_on


def test_one_webhook_is_told_of_everything(monkeypatch) -> None:
    said = {"NOTICE_WEBHOOK": HOOK, "NOTICE_FORMAT": "dingtalk", "NOTICE_SECRET": "SEC"}
    chosen = given(monkeypatch, PUBLIC_URL="https://board.example/", **said)
    (one,) = chosen.receivers
    assert (one.key, one.webhook, one.format, one.secret) == ("", HOOK, "dingtalk", "SEC")
    assert chosen.public == "https://board.example/board" and chosen.lang == "zh" and chosen.mail is None


def test_a_file_names_units(monkeypatch, tmp_path) -> None:
    path = tmp_path / "notices.toml"
    path.write_text(
        f'[units.330329]\nwebhook = "{HOOK}"\nformat = "wecom"\ndigest_to = ["t@c.example"]\n'
        '[units."省级结对办公室"]\nwebhook = "http://127.0.0.1:9000/in"\n'
    )
    chosen = given(monkeypatch, NOTICES_FILE=str(path), SMTP_HOST="mail.example", SMTP_FROM="b@o.example")
    assert [(one.key, one.format, one.mail_to) for one in chosen.receivers] == [
        ("330329", "wecom", ("t@c.example",)),
        ("省级结对办公室", "plain", ()),
    ]


@pytest.mark.parametrize(
    ("said", "day"),
    [("", (0, 8, 0)), ("周五 17:30", (4, 17, 30)), ("mon 00:00", (0, 0, 0)), ("SUN 23:59", (6, 23, 59))],
)
def test_digests_go_on_a_day(monkeypatch, said, day) -> None:
    mail = given(monkeypatch, DIGEST_DAY=said, **SMTP).mail
    assert (mail.day, mail.hour, mail.minute) == day and mail.port == 587


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"NOTICE_WEBHOOK": "http://oapi.example/TOKEN"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "https://u:TOKEN@oapi.example/"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "https:///TOKEN"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "https://x:TOKEN/"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "https://[TOKEN"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "file:///TOKEN"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": "http://127.0.0.1.evil.example/"}, "NOTICE_WEBHOOK"),
        ({"NOTICE_FORMAT": "plain"}, "no NOTICE_WEBHOOK"),
        ({"NOTICE_SECRET": "TOKEN"}, "no NOTICE_WEBHOOK"),
        ({"NOTICE_WEBHOOK": HOOK, "NOTICE_FORMAT": "feishu"}, "dingtalk, wecom, plain"),
        ({"NOTICE_WEBHOOK": HOOK, "NOTICE_FORMAT": "wecom", "NOTICE_SECRET": "TOKEN"}, "takes no secret"),
        ({"NOTICE_LANG": "de"}, "NOTICE_LANG"),
        ({"NOTICE_WEBHOOK": HOOK, "PUBLIC_URL": "board.example"}, "PUBLIC_URL"),
        ({"DIGEST_TO": "a@b.example"}, "SMTP_HOST"),
        ({"DIGEST_DAY": "周一 08:00"}, "SMTP_HOST"),
        (SMTP | {"DIGEST_TO": ""}, "to whom"),
        (SMTP | {"DIGEST_TO": "a@b.example\nBcc: x@y.example"}, "DIGEST_TO"),
        (SMTP | {"DIGEST_TO": ",".join(f"a{n}@b.example" for n in range(51))}, "at most 50"),
        (SMTP | {"SMTP_FROM": "board"}, "SMTP_FROM"),
        (SMTP | {"SMTP_PORT": "0"}, "SMTP_PORT"),
        (SMTP | {"SMTP_PORT": "２５"}, "SMTP_PORT"),
        (SMTP | {"SMTP_USER": "x"}, "SMTP_PASSWORD"),
        (SMTP | {"DIGEST_DAY": "周八 08:00"}, "DIGEST_DAY"),
        (SMTP | {"DIGEST_DAY": "周一 24:00"}, "DIGEST_DAY"),
        ({"NOTICES_FILE": "/nowhere.toml"}, "NOTICES_FILE"),
    ],
)
def test_settings_that_are_none_are_told_in_a_line(monkeypatch, said, told) -> None:
    with pytest.raises(WrongNotices) as wrong:
        given(monkeypatch, **said)
    line = str(wrong.value)
    assert told in line and "\n" not in line and "TOKEN" not in line


@pytest.mark.parametrize(
    "text",
    [
        "units = 1",
        "[[",
        "[unit.330329]\nwebhook = 'https://x.example'",
        "[units]\nx = 1",
        "[units.330329]\nwebhok = 'https://x.example/TOKEN'",
        "[units.330329]\nwebhook = 1",
        "[units.330329]\nwebhook = 'http://x.example/TOKEN'",
        "[units.330329]\nformat = 'plain'",
        "[units.330329]\ndigest_to = ['x']",
        "[units.330329]\ndigest_to = [1]",
        "[units.330329]",
    ],
)
def test_a_file_that_is_none_is_told_with_its_place(monkeypatch, tmp_path, text) -> None:
    path = tmp_path / "notices.toml"
    path.write_text(text)
    with pytest.raises(WrongNotices, match="NOTICES_FILE=") as wrong:
        given(monkeypatch, NOTICES_FILE=str(path))
    assert "TOKEN" not in str(wrong.value) and "\n" not in str(wrong.value)


def test_the_server_does_not_start_with_settings_that_are_none(tmp_path) -> None:
    env = os.environ | {"DATASETS_DIR": str(tmp_path), "NOTICE_WEBHOOK": "http://oapi.example/TOKEN"}
    ended = subprocess.run([sys.executable, "-c", "import app"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert ended.returncode == 1 and ended.stderr.strip().splitlines()[-1].startswith("NOTICE_WEBHOOK is no https")
    assert "Traceback" not in ended.stderr and "TOKEN" not in ended.stderr
