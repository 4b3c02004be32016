"""Role × page × row: what is sent to a reader's browser is what his role may see, whatever address he writes."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from access import here
from access import reader as readers
from access.granting import grants_of
from access.reader import NOBODY, OPERATOR, NotAllowed, Reader, acting_as, reader
from access.sessions import Session, Sessions
from analytics.findings.look import look
from analytics.lookup import pairs
from store.datasets import Refused, catalogue, open_dataset
from store.package.faults import Fault
from store.tasks.definition import Unit
from store.tasks.doing import open_task, today
from tests.pages.test_pages import opened, said, whole
from tests.shipped import view
from ui.pieces.components import unpacked
from ui.search.answering import answered
from ui.sitemap import SITES
from ui.tasks.seen import seen_of

OWN, NEIGHBOUR = "P01", "P05"
PEOPLE = {
    "viewer": reader("1", "王厅长", ["viewer"]),
    "county": reader("2", "泰顺经办", ["county"], ["330329"]),
    "planner": reader("3", "张三", ["planner"]),
    "steward": reader("4", "李四", ["steward"]),
    "administrator": reader("5", "赵工", ["administrator"]),
}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`reads(who)`: from now on pages act for this reader, and what knows of none has no right."""

    def now(who: Reader) -> None:
        monkeypatch.setattr(readers, "_of_this_thread", lambda: who)
        monkeypatch.setattr(readers, "_otherwise", NOBODY)

    yield now


def sent(at: AppTest) -> str:
    """Everything that goes to the browser, the pieces' own bytes unpacked."""
    return "\n".join(_words(at._tree))


def _words(node: Any) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        yield from words_of(proto)
    for child in getattr(node, "children", {}).values():
        yield from _words(child)


def words_of(proto: Message) -> Iterator[str]:
    for field, value in proto.ListFields():
        many = list(value) if field.is_repeated and not hasattr(value, "items") else [value]
        for one in many:
            if isinstance(one, Message):
                yield from words_of(one)
            elif isinstance(one, bytes):
                try:
                    yield json.dumps(unpacked(one), ensure_ascii=False)
                except Exception:  # no piece of ours
                    yield one.decode("utf-8", "replace")
            else:
                yield str(one)


def secrets() -> re.Pattern[str]:
    """What only rows of other pairs hold: their ids, their projects' names, who leads them, what they ask for."""
    dataset = open_dataset("demo", catalogue().versions["demo"])
    names = dataset.arrow(
        f"SELECT name FROM projects WHERE pair_id <> '{OWN}' UNION SELECT lead_enterprise FROM projects WHERE pair_id <> '{OWN}' "
        f"UNION SELECT title FROM events WHERE pair_id <> '{OWN}' EXCEPT (SELECT name FROM projects WHERE pair_id = '{OWN}' "
        f"UNION SELECT lead_enterprise FROM projects WHERE pair_id = '{OWN}' UNION SELECT title FROM events WHERE pair_id = '{OWN}')"
    ).column(0)
    others = [pair for pair in pairs(dataset) if pair != OWN]
    words = [re.escape(name) for name in names.to_pylist() if name]
    return re.compile("|".join([*(rf"\b{pair}\b" for pair in others), *words]))


@pytest.fixture(scope="module")
def of_others() -> re.Pattern[str]:
    return secrets()


@pytest.mark.parametrize("page", SITES)
def test_a_county_is_sent_nothing_of_another_pair(page, reads, of_others):
    """Whoever read the page before him: what was kept for those who see everything is kept for them alone."""
    everything = sent(whole(page, data="demo"))
    reads(PEOPLE["county"])
    at = whole(page, data="demo")
    assert not at.exception
    found = of_others.search(sent(at))
    assert not found, sent(at)[max(0, found.start() - 200) : found.end() + 100]
    if page in ("overview", "map", "tracks", "funds", "warnings"):
        assert of_others.search(everything), "the words that must not be found are found nowhere"


@pytest.mark.parametrize("page", ["overview", "map", "funds"])
def test_a_county_is_sent_nothing_that_was_made_for_another(page, reads, of_others):
    """Both have the same rights and open the same address."""
    reads(reader("6", "义乌经办", ["county"], ["330782"]))
    assert of_others.search(sent(whole(page, data="demo")))
    reads(PEOPLE["county"])
    found = of_others.search(sent(whole(page, data="demo")))
    assert not found, found


ASKED = {
    "pair": {"pair": NEIGHBOUR}, "projects": {"pairs": NEIGHBOUR, "find": NEIGHBOUR}, "rows": {"metric": "fund_spent", "pair": NEIGHBOUR},
    "overview": {"pairs": NEIGHBOUR}, "county": {"county": "330782"}, "map": {"pairs": f"{OWN},{NEIGHBOUR}", "near": "330782"},
    "funds": {"pairs": NEIGHBOUR, "project": f"{NEIGHBOUR}-001"}, "resources": {"pairs": NEIGHBOUR, "category": "all"},
}  # fmt: skip


@pytest.mark.parametrize("page", ASKED)
def test_an_address_written_by_hand_opens_no_other_pair(page, reads, of_others):
    reads(PEOPLE["county"])
    at = whole(page, data="demo", **ASKED[page])
    assert not at.exception
    asked = {*ASKED[page].values()}
    found = [one[0] for one in of_others.finditer(sent(at)) if one[0] not in str(asked)]
    assert not found, found[:3]


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("page", SITES)
def test_a_page_opens_to_who_has_its_right(page, role, reads, monkeypatch):
    """And has the way out, whether it opens or not."""
    monkeypatch.setattr(here, "_here", here.Here("oidc"))
    reads(PEOPLE[role])
    at = opened(page, data="demo")
    assert not at.exception
    assert "/sign-out" in sent(at)
    is_open = PEOPLE[role].may(SITES[page].right)
    assert ("这一页不向您的角色开放" not in said(at) + "".join(one.value for one in at.title)) == is_open


@pytest.mark.parametrize("page", SITES)
def test_nobody_is_sent_nothing(page, reads):
    reads(NOBODY)
    at = whole(page, data="demo")
    assert not at.exception
    assert "请先登录" in sent(at)
    assert not re.search(r"亿元|示例|模拟|P\d\d\b", sent(at))


def test_below_the_pages_nothing_opens_to_nobody_and_only_own_rows_to_a_county(reads):
    version = catalogue().versions["demo"]
    with acting_as(NOBODY), pytest.raises(NotAllowed):
        open_dataset("demo", version)
    with acting_as(OPERATOR):
        assert open_dataset("demo", version).audience is None
    with acting_as(PEOPLE["county"]):
        own = open_dataset("demo", version)
        assert own.arrow("SELECT DISTINCT pair_id FROM projects").column(0).to_pylist() == [OWN]
        assert open_dataset("reported", catalogue().versions["reported"]).audience is None


def test_a_county_is_told_of_no_neighbour_that_it_is_in_no_pair(reads):
    reads(PEOPLE["county"])
    assert "不在结对名单" not in sent(whole("county", data="demo"))
    with acting_as(PEOPLE["county"]):
        _, found = answered({"find": "文成县", "data": "demo"}, catalogue())
    assert "文成县" in str(found) and "不在结对名单" not in str(found)


@pytest.mark.parametrize("role", PEOPLE)
def test_what_is_wrong_with_a_refused_package_is_told_to_who_sees_what_was_handed_in(role, reads, monkeypatch):
    refused = Refused("demo", None, (Fault("projects.csv", "claim", 7, "name", "示例企业P05-保密"),))
    found = catalogue()
    monkeypatch.setattr("store.datasets.catalogue", lambda: replace(found, refused=(refused,)))
    reads(PEOPLE[role])
    text = sent(opened("overview", data="demo"))
    assert ("P05-保密" in text) == PEOPLE[role].may_with("see_handin", is_own=False)
    assert "demo" in text


def test_a_county_of_no_pair_is_told_so(reads):
    reads(reader("9", "外县", ["county"], ["330102"]))
    at = opened("overview", data="demo")
    assert not at.exception and "不在这个数据集的结对名单中" in sent(at)


def test_two_counties_of_a_pair_share_what_is_kept_and_another_county_does_not():
    def opens(adcode: str):
        with acting_as(reader(adcode, "x", ["county"], [adcode])):
            return open_dataset("demo", catalogue().versions["demo"])

    assert opens("330329") == opens("330108") != opens("330782")


def test_an_administrator_ends_a_session_and_nobody_else_sees_one(reads, monkeypatch):
    now, ended = time.time(), []
    held = Sessions(lambda: grants_of({"grant": [{"claim": "sub", "role": "viewer"}]}), lambda one: one in ended)
    for one, name in (("a" * 32, "王厅长"), ("b" * 32, "张三")):
        held.enter(Session(one, {"sub": one, "name": name}, now, now + 600))
    monkeypatch.setattr(here, "_here", here.Here("oidc", sessions=held, end=lambda session: ended.append(session.id)))
    for role in PEOPLE.keys() - {"administrator"}:
        reads(PEOPLE[role])
        assert "aaaaaaaa" not in sent(opened("datasets", data="demo", part="readers")), role
    reads(PEOPLE["administrator"])
    at = opened("datasets", data="demo", part="readers")
    assert "王厅长" in sent(at)
    chosen = next(one for one in at.selectbox if one.label == "会话")
    chosen.set_value("a" * 32)
    next(one for one in at.button if one.label == "结束会话").click().run()
    assert not at.exception and ended == ["a" * 32]
    assert held.find("a" * 32) is None and held.find("b" * 32)


def test_a_session_that_a_full_disk_cannot_end_is_told_and_goes_on(reads, monkeypatch):
    def full(session: Session) -> None:
        raise OSError(28, "No space left on device")

    held = Sessions(lambda: grants_of({"grant": [{"claim": "sub", "role": "viewer"}]}), lambda one: False)
    held.enter(Session("a" * 32, {"sub": "1", "name": "王厅长"}, time.time(), time.time() + 600))
    monkeypatch.setattr(here, "_here", here.Here("oidc", sessions=held, end=full))
    reads(PEOPLE["administrator"])
    at = opened("datasets", data="demo", part="readers")
    next(one for one in at.selectbox if one.label == "会话").set_value("a" * 32)
    next(one for one in at.button if one.label == "结束会话").click().run()
    assert any("会话没有结束" in one.value for one in at.error) and held.find("a" * 32)


@pytest.mark.parametrize("part", ["board", "list", "open"])
def test_tasks_of_others_are_not_sent_to_a_county(part, reads, of_others, tmp_path, monkeypatch):
    for module in ("board", "pressed", "settling"):
        monkeypatch.setattr(f"ui.tasks.{module}.tasks_dir", lambda: tmp_path)
    of_all = next(
        one for one in look(open_dataset("demo", catalogue().versions["demo"]), "2025Q4").found if not one.dimension
    )
    shown = view(q="2025Q4")
    opened_of = {}
    for cause in ("warning~behind~P02~2025~~~~~", "warning~behind~P01~2025~~~~~", "finding~" + "~".join(of_all.key)):
        seen = seen_of(shown, cause)
        units = (Unit("泰顺县", "330329"),) if "P02" not in cause else (Unit("龙泉市", "331181"),)
        opened_of[cause[:20]] = open_task(tmp_path, seen, asks="说明原因", lead=Unit("省级办公室"), responsible=units, supervising=None,
                                          due=(today() + timedelta(days=9)).isoformat(), who="张三")  # fmt: skip
    reads(PEOPLE["county"])
    for task in opened_of.values():
        at = opened("tasks", data="demo", part=part, **({"task": task.id} if part == "list" else {}))
        assert not at.exception
        found = of_others.search(sent(at).replace(list(opened_of.values())[2].seen.zh, ""))
        assert not found, sent(at)[max(0, found.start() - 200) : found.end() + 100]
        assert "34.0%" not in sent(at), "the sentence of another county's task"


def test_paths_of_pages_are_relative_to_the_shell():
    assert all(Path(site.file).is_file() for site in SITES.values())
