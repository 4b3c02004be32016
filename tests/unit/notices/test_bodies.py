"""What is posted: as each robot takes it and docs/notices.md shows it, with words of users as words."""

import base64
import hashlib
import hmac
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from markdown_it import MarkdownIt

from notices import telling
from notices.bodies import SIGNATURE, address, body, data, headers, written
from notices.settings import Chosen, Receiver
from store.notices.definition import TURNS, Notice
from store.tasks.definition import EVENTS, Event, Task, Unit
from tests.unit.notices.made import OFFICE, TAISHUN, seen
from ui.address import Address, href

DOCUMENT = Path(__file__).parents[3] / "docs" / "notices.md"
WHEN = "2026-12-01T01:00:00.000+00:00"
TASK = Task("00112233445566aa", 12, seen(), "说明原因，12 月 20 日前补拨", OFFICE, (TAISHUN,), None,
            (Event("a" * 16, "opened", WHEN, "张三", due="2026-12-20"),))  # fmt: skip
CHOSEN = Chosen(public="https://board.example")
HOSTILE = "<b>![x](http://evil.example/x.png)[点我](javascript:alert(1)) **粗** `码` # 题 <@all> @all &lt; ~~删~~ | http://evil.example"


def notice(kind: str = "opened", event: str = "a" * 16, colour: str = "blue") -> Notice:
    return Notice("4f1c2b3a59687d0e", "", kind, WHEN, TASK.id, event, colour, "2026-12-20", WHEN, 0, WHEN)


def of(format: str, task: Task = TASK, told: Notice | None = None, chosen: Chosen = CHOSEN) -> dict:
    return json.loads(written(body(told or notice(), task, Receiver("", "https://x/", format), chosen)))


def markdown_of(said: dict) -> str:
    return said["markdown"].get("text") or said["markdown"]["content"]


@pytest.mark.parametrize("format", ["dingtalk", "wecom", "plain"])
def test_the_example_in_the_document_is_what_is_sent(format) -> None:
    examples = re.findall(rf"<!-- {format} -->\n```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.S)
    assert len(examples) == 1 and json.loads(examples[0]) == of(format)


def test_every_key_of_our_own_body_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.M))
    assert set(of("plain")) <= explained


@pytest.mark.parametrize("kind", [*EVENTS, *TURNS])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_kind_has_its_words_in_both_languages(kind, lang) -> None:
    task = TASK if kind in ("opened", *TURNS) else with_event(kind)
    told = notice(kind, "" if kind in TURNS else task.events[-1].id, "red" if kind == "red" else "yellow")
    said = of("dingtalk", task, told, Chosen(lang=lang))
    assert "12" in said["markdown"]["title"] and "2026-12-20" in said["markdown"]["text"]
    assert not re.search("[a-z]{6}" if lang == "zh" else "红|黄|答复", said["markdown"]["title"])


def with_event(kind: str, text: str = "已支出") -> Task:
    event = Event("b" * 16, kind, WHEN, "李四", text=text, due="2026-12-20" if kind == "moved" else "")
    return Task(TASK.id, 12, seen(), TASK.asks, OFFICE, (TAISHUN,), None, (*TASK.events, event))


@pytest.mark.parametrize("format", ["dingtalk", "wecom"])
@pytest.mark.parametrize("text", [HOSTILE, "1. 一", "- 二", "+ 三", "=====", "---", "\\*", "www.evil.example"])
def test_words_of_users_are_words_in_markdown(format, text) -> None:
    task = Task(TASK.id, 12, seen(text), text, Unit(text[:60]), (Unit(text[-60:]),), None, TASK.events)
    made = markdown_of(of(format, task))
    found = list(inline(made))
    kinds = [one.type for one in found]
    assert kinds.count("strong_open") == 7 and kinds.count("link_open") == 1, kinds
    assert not {"image", "code_inline", "em_open", "s_open", "html_inline"} & set(kinds)
    assert next(one.attrs["href"] for one in found if one.type == "link_open").startswith(
        "https://board.example/tasks?"
    )
    assert "<" not in made and "@" not in made and made.count("://") == 1
    plain = "".join(one.content for one in found if one.type == "text")
    assert data(text) in plain, "nothing of it is lost"


def inline(text: str):
    """What a Markdown reader that is not ours makes of each line."""
    for block in MarkdownIt("commonmark", {"linkify": False}).enable(["strikethrough"]).parse(text):
        assert block.type not in ("bullet_list_open", "ordered_list_open", "html_block", "fence", "hr"), block.type
        yield from block.children or []


def test_the_longest_words_fit_into_what_robots_take() -> None:
    text = "😀" * 1000
    units = tuple(Unit(chr(0x20000 + n) * 60) for n in range(12))
    task = Task(TASK.id, 9999, seen(text), text * 2, units[0], units, None, TASK.events)
    for format in ("dingtalk", "wecom"):
        assert len(markdown_of(of(format, task)).encode()) <= 4096


def test_simulated_figures_are_said_to_be_so(monkeypatch) -> None:
    monkeypatch.setattr(telling, "is_simulated", lambda task: True)
    assert "【模拟数据】" in markdown_of(of("wecom")) and of("plain")["simulated"] is True


def test_rows_behind_a_figure_are_sent_to_nobody() -> None:
    for format in ("dingtalk", "wecom", "plain"):
        assert "rows" not in json.dumps(of(format)) and "P01" not in json.dumps(of(format))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_link_is_the_pages_own_address(lang) -> None:
    query = dict(parse_qsl(urlsplit(telling.link_to(TASK, Chosen(public="https://board.example/b", lang=lang))).query))
    its_own = urlsplit(href("tasks", Address(lang=lang, data="demo", task=TASK.id), "list"))
    assert its_own.path == "/tasks" and query | dict(parse_qsl(its_own.query)) == query
    assert query.keys() - dict(parse_qsl(its_own.query)).keys() <= {"lang"}


def test_without_a_public_address_there_is_no_link() -> None:
    assert "](" not in markdown_of(of("dingtalk", chosen=Chosen())) and of("plain", chosen=Chosen())["link"] == ""


def test_dingtalk_is_shown_a_signature_of_this_moment() -> None:
    to = Receiver("", "https://oapi.example/robot/send?access_token=T", "dingtalk", "SEC+/=")
    query = parse_qs(urlsplit(address(to, 1764550800000)).query)
    expected = hmac.new(b"SEC+/=", b"1764550800000\nSEC+/=", hashlib.sha256).digest()
    assert query == {
        "access_token": ["T"],
        "timestamp": ["1764550800000"],
        "sign": [base64.b64encode(expected).decode()],
    }
    assert address(Receiver("", to.webhook, "dingtalk"), 1) == to.webhook, "a robot with no secret"


def test_our_own_body_is_signed_by_a_header() -> None:
    content = written({"a": "县"})
    said = headers(Receiver("", "https://x/", "plain", "secret"), content)[SIGNATURE]
    assert said == "sha256=" + hmac.new(b"secret", content, hashlib.sha256).hexdigest()
    assert SIGNATURE not in headers(Receiver("", "https://x/"), content)
