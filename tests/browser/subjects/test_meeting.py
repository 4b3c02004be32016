"""A meeting in the browser: prepared in a minute, shown by keys, left for a look behind a figure, and on its own data throughout."""

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import COUNT_UNANSWERED, SETTLE_MS, Server, StartApp, wait_at_rest
from tests.browser.packages import described, health, until
from tests.browser.test_every_page import NOT_FOR_AXE, UNNAMED
from tests.browser.test_screens import OVERFLOW, PHONE, WALL

DATA = Path(__file__).parents[3] / "data"
HOSTILE = "<img src=x onerror=alert(1)> **粗** :red[红] $x$ [链](/x)"
SIX = ["/", "/map", "/funds", "/tracks", "/ranks", "/warnings"]


@pytest.fixture
def folder(server: Server) -> Iterator[Path]:
    """Where this server keeps its meetings; empty before and after."""
    there = server.log.parent / "datasets" / ".meetings"
    yield there
    for path in there.rglob("*.json"):
        path.unlink()


def made(open_page: Callable[[str], Page], settle: Callable[[], None], name: str = "") -> Page:
    """The ready sequence as a meeting that is being prepared."""
    page = open_page("/meeting")
    if name:
        page.get_by_label("会议名称").last.fill(name)
    page.get_by_role("button", name="建立", exact=True).click()
    settle()
    return page


def boxes(page: Page) -> list[str]:
    return [box.input_value() for box in page.locator("[class*=st-key-meeting-sentence-of-] textarea").all()]


def begin_from(page: Page, number: int) -> None:
    page.get_by_role("navigation", name=f"从第 {number} 页起放映").get_by_role("link", name="查看").click()


def press(page: Page, number: int, name: str) -> None:
    """A button of the page that stands at this place."""
    page.locator("[class*=st-key-meeting-turn-]").nth(number - 1).get_by_role("button", name=name).click()


def place(page: Page) -> str:
    return page.locator(".st-key-meeting-steps a").nth(1).inner_text().strip()


def sentence(page: Page) -> str:
    return page.locator("[class*=st-key-meeting-sentence]").inner_text().strip()


def kept(folder: Path) -> dict:
    """The only meeting there is, as it lies on the disk."""
    (path,) = folder.glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_review_is_made_with_one_press_and_shown_by_keys(open_page, settle, folder):
    page = open_page("/meeting")
    assert "还没有会议。" in screen.text(page)
    assert page.get_by_label("会议名称").input_value() == "2025年第四季度调度会"
    page.get_by_role("button", name="建立", exact=True).click()
    settle()
    expect(page.get_by_text("已建立会议“2025年第四季度调度会”。")).to_be_visible()
    proposed = boxes(page)
    assert len(proposed) == 6 and all(proposed)
    # The last words are kept though the show is begun without leaving their box first.
    page.get_by_label("第 3 页的结论").fill("  拨付是卡点\n先看萧山 ")
    page.get_by_role("link", name="开始放映").click()
    settle()
    assert [turn["sentence"] for turn in kept(folder)["turns"]][2] == "拨付是卡点 先看萧山"
    assert (screen.path(page), place(page), sentence(page)) == ("/", "1 / 6", proposed[0])
    assert not page.locator(".st-key-masthead, .st-key-controls").count()  # nothing of the app's own menu

    seen = {0: "/"}
    for at, key in enumerate(["Space", "PageDown", "ArrowRight", "ArrowRight", "ArrowRight"], 1):
        page.keyboard.press(key)
        settle()
        seen[at] = screen.path(page)
        assert place(page) == f"{at + 1} / 6"
        assert sentence(page) == ("拨付是卡点 先看萧山" if at == 2 else proposed[at])
        said = screen.text(page)
        assert "已冻结" in said and "模拟数据，仅供演示，不是真实数据" in said
    assert list(seen.values()) == SIX
    for key, there in (("ArrowRight", 6), ("ArrowLeft", 5), ("PageUp", 4), ("Home", 1), ("End", 6)):
        page.keyboard.press(key)
        settle()
        assert place(page) == f"{there} / 6", key
    page.go_back()
    settle()
    assert place(page) == "1 / 6"
    own = page.url
    page.keyboard.press("Escape")
    asked = page.get_by_role("dialog", name="退出放映？")
    expect(asked.get_by_role("button", name="继续放映")).to_be_focused()
    page.keyboard.press("PageDown")  # what is asked holds the show
    page.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    settle()
    assert page.url == own
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(asked.get_by_role("link", name="结束，回到总览")).to_be_focused()
    page.keyboard.press("Enter")
    settle()
    assert screen.path(page) == "/" and page.locator(".st-key-masthead").count()
    assert "meet" not in screen.parameters(page)
    page.go_back()
    settle()
    page.get_by_role("button", name="退出").click()
    asked.get_by_role("link", name="回到会议准备").click()
    settle()
    assert screen.path(page) == "/meeting" and page.locator(".st-key-masthead").count()
    assert boxes(page)[2] == "拨付是卡点 先看萧山"


def test_a_long_page_is_walked_part_by_part_by_the_remote(open_page, settle, folder):
    page = made(open_page, settle)
    begin_from(page, 3)
    settle()
    said, parts = sentence(page), page.locator(".st-key-meeting-parts")
    heads = []
    for key, current, asked in (
        ("", "阶梯", None),
        ("PageDown", "流向", "flow"),
        ("ArrowDown", "缺口", "gaps"),
        ("ArrowUp", "流向", "flow"),
        (" ", "缺口", "gaps"),
    ):
        if key:
            page.keyboard.press(key)
            settle()
        expect(parts.locator("[aria-current]")).to_have_text(current)
        assert (place(page), sentence(page), screen.parameters(page).get("part")) == ("3 / 6", said, asked)
        assert not page.locator(".st-key-meeting-back").count()
        heads.append(tuple(page.get_by_role("heading", level=2).all_inner_texts()))
    assert len(set(heads)) == 3 and all(heads), "each step shows something of its own"
    page.keyboard.press("PageDown")
    settle()
    assert (screen.path(page), place(page)) == ("/tracks", "4 / 6")
    page.keyboard.press("PageUp")
    settle()
    assert (screen.path(page), place(page)) == ("/funds", "3 / 6")
    expect(parts.locator("[aria-current]")).to_have_text("缺口")
    page.keyboard.press("ArrowRight")
    settle()
    assert place(page) == "4 / 6"


def test_the_presenter_looks_behind_a_figure_and_comes_back(open_page, settle, folder):
    page = made(open_page, settle)
    meeting = kept(folder)["id"]
    begin_from(page, 2)
    settle()
    assert not page.get_by_role("combobox").count() and not page.locator(".st-key-meeting-back").count()
    # Elsewhere it is a page as ever. A list that was chosen from keeps its arrows, but does not hold up a presenter's remote.
    page = open_page(f"/map?view=drawn&link=output_value&q=2025Q4&meet={meeting}&turn=2")
    page.get_by_role("combobox", name="连线表示").click()
    page.get_by_role("option", name="连线：利税", exact=True).click()
    settle()
    # A browser with a window leaves the keyboard in the list, one without leaves it nowhere.
    page.get_by_role("combobox", name="连线表示").focus()
    page.keyboard.press("Home")
    settle()
    assert place(page) == "2 / 6" and screen.parameters(page)["link"] == "profit_and_tax"
    page.keyboard.press("PageUp")
    settle()
    assert place(page) == "2 / 6" and "link" not in screen.parameters(page), "back to what was left"
    page.keyboard.press("PageUp")
    settle()
    assert place(page) == "1 / 6"
    own = screen.parameters(page)
    page.locator(".st-key-meeting-steps a").last.click()
    settle()
    page.keyboard.press("Space")  # the link that was pressed does not want it
    settle()
    assert place(page) == "3 / 6"
    page.keyboard.press("Home")
    settle()

    page.locator(".st-key-standings").get_by_role("link", name="萧山区—龙泉市").first.click()
    settle()
    assert screen.path(page) == "/pair" and screen.parameters(page)["meet"] == meeting
    assert "萧山区—龙泉市" in sentence(page) and place(page) == "1 / 6" and "已冻结" in screen.text(page)
    page.keyboard.press("PageDown")
    settle()
    assert screen.parameters(page)["part"] == "money" and not page.get_by_role("combobox").count()
    page.keyboard.press("PageUp")
    settle()
    page.locator(".st-key-pair-headlines a").first.click()
    settle()
    assert screen.path(page) == "/rows" and screen.parameters(page)["meet"] == meeting
    assert page.evaluate(UNREAD)[0] == 0 and not page.get_by_role("combobox").count()
    page.get_by_role("link", name="看整页").click()
    settle()
    assert screen.path(page) == "/rows" and page.get_by_role("combobox", name="截至").count()
    page.keyboard.press("Escape")
    settle()
    assert screen.path(page) == "/rows" and not page.get_by_role("combobox").count()
    page.keyboard.press("Escape")
    settle()
    assert screen.path(page) == "/" and screen.parameters(page) == own
    page.go_back()
    settle()
    assert screen.path(page) == "/rows"
    page.keyboard.press("PageDown")
    settle()
    expect(page.locator(".st-key-meeting-steps a").nth(1)).to_have_text("2 / 6")
    assert screen.path(page) == "/map"
    page.get_by_role("button", name="退出").click()
    page.get_by_role("link", name="回到会议准备").click()
    settle()
    page.get_by_role("link", name="总览", exact=True).click()
    settle()
    assert not {"meet", "turn", "prepare"} & set(screen.parameters(page))


def test_pages_are_moved_added_and_taken_out_and_what_is_written_is_text(open_page, settle, folder):
    page = made(open_page, settle, HOSTILE)
    first = boxes(page)[0]
    page.get_by_label("第 1 页的结论").press("Alt+ArrowDown")
    settle()
    assert boxes(page)[1] == first
    expect(page.get_by_label("第 2 页的结论")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    settle()
    assert [turn["page"] for turn in kept(folder)["turns"]][:3] == ["map", "funds", "overview"]
    press(page, 3, "上移")
    settle()
    page.get_by_label("第 2 页的结论").fill(HOSTILE)
    press(page, 6, "移出")
    settle()
    held = kept(folder)
    assert [turn["page"] for turn in held["turns"]] == ["map", "overview", "funds", "tracks", "ranks"]
    assert (held["name"], held["turns"][1]["sentence"]) == (HOSTILE, HOSTILE)
    press(page, 2, "改回这句")
    settle()
    assert boxes(page)[1] == first and kept(folder)["turns"][1]["sentence"] == ""

    page = open_page("/projects?pairs=P07")
    page.locator(".st-key-saved-views button").first.click()
    settle()
    page.get_by_role("button", name="加入", exact=True).click()
    expect(page.get_by_text(f"已加入“{HOSTILE}”，为第 6 页。")).to_be_visible()
    page = open_page(f"/projects?pairs=P07&q=2025Q4&meet={held['id']}&turn=6")
    assert place(page) == "6 / 6" and HOSTILE in screen.text(page)
    assert not page.locator(".st-key-meeting-back, [class*=st-key-meeting] img, .st-key-meeting-name strong").count()

    page = open_page(f"/meeting?prepare={held['id']}")
    page.get_by_role("button", name="删除会议").click()
    settle()
    page.get_by_role("button", name="保留").click()
    settle()
    assert len(list(folder.glob("*.json"))) == 1
    page.get_by_role("button", name="删除会议").click()
    settle()
    page.get_by_role("button", name="确定删除").click()
    settle()
    assert not list(folder.glob("*.json")) and f"已删除会议“{HOSTILE}”。" in screen.text(page)


def test_two_who_prepare_one_meeting_lose_nothing_and_a_show_whose_meeting_is_deleted_says_so(
    open_page, settle, folder, browser, server
):
    page = made(open_page, settle)
    address = f"/meeting?prepare={kept(folder)['id']}"
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=server.url)
    context.add_init_script(COUNT_UNANSWERED)
    other = context.new_page()

    def rest() -> None:
        wait_at_rest(other)

    other.goto(address)
    rest()
    other.get_by_label("第 1 页的结论").fill("乙的话")
    other.get_by_label("第 2 页的结论").focus()
    rest()
    page.get_by_label("第 1 页的结论").fill("甲的话")
    page.get_by_label("第 2 页的结论").focus()
    settle()
    told = page.locator("[class*=st-key-meeting-turn-]").first.inner_text()
    assert "刚被别人改为“乙的话”" in told and "您写的“甲的话”没有保存" in told
    assert boxes(page)[0] == "乙的话" == kept(folder)["turns"][0]["sentence"]

    other.get_by_role("link", name="开始放映").click()
    rest()
    page.get_by_role("button", name="删除会议").click()
    settle()
    page.get_by_role("button", name="确定删除").click()
    settle()
    assert not list(folder.glob("*.json"))
    other.keyboard.press("PageDown")
    rest()
    said = screen.text(other)
    assert "这次会议已不在" in said and not other.locator(".st-key-map-list").count()
    other.get_by_role("link", name="看现有会议").click()
    rest()
    assert screen.path(other) == "/meeting" and "还没有会议。" in screen.text(other)
    context.close()


def written(folder: Path, version: str, turns: list[dict]) -> str:
    """A meeting's file as an older program may have left it."""
    folder.mkdir(parents=True, exist_ok=True)
    meeting = {
        "id": "a" * 16,
        "name": "旧会",
        "dataset": "demo",
        "version": version,
        "created": "2025-01-01T00:00:00+00:00",
        "turns": turns,
    }
    (folder / f"{'a' * 16}.json").write_text(json.dumps(meeting), encoding="utf-8")
    return "a" * 16


def turn(number: int, page: str, **query: str) -> dict:
    return {"id": f"{number:016x}", "page": page, "query": query, "sentence": "", "name": ""}


def test_what_is_gone_is_told_and_the_rest_is_shown(open_page, settle, folder):
    page = made(open_page, settle)
    version = kept(folder)["version"]
    for path in folder.glob("*.json"):
        path.unlink()
    turns = [turn(1, "gone_page"), turn(2, "pair", pair="P77", q="2025Q4"), turn(3, "funds", q="2025Q4")]
    meeting = written(folder, version, turns)
    page = open_page(f"/meeting?prepare={meeting}")
    said = screen.text(page)
    assert "看板已没有这个页面" in said and "P77" in said
    begin_from(page, 1)
    settle()
    assert "看板已没有这个页面" in screen.text(page) and place(page) == "1 / 3"
    page.keyboard.press("PageDown")
    settle()
    assert "P77" in page.locator(".st-key-notice-address").inner_text() and place(page) == "2 / 3"
    page.keyboard.press("ArrowRight")
    settle()
    assert screen.path(page) == "/funds" and sentence(page)

    written(folder, "f" * 12, turns)
    page.keyboard.press("Home")
    settle()
    assert "已不在本服务器上" in screen.text(page) and not page.locator("[class*=st-key-meeting-sentence]").count()


@pytest.mark.parametrize("viewport", [PHONE, WALL], ids=["phone", "wall"])
def test_it_fits_and_axe_finds_nothing(open_page, settle, folder, subtests, viewport):
    page = made(open_page, settle)
    meeting = kept(folder)["id"]
    for path in (
        "/meeting",
        f"/meeting?prepare={meeting}&lang=en",
        f"/?q=2025Q4&meet={meeting}&turn=1",
        f"/funds?q=2025Q4&meet={meeting}&turn=3&lang=en",
        f"/pair?pair=P07&q=2025Q4&meet={meeting}&turn=3",
        f"/?meet={'0' * 16}",
    ):
        page = open_page(path)
        with subtests.test("nothing runs over the side", path=path):
            assert page.evaluate(OVERFLOW) == [0, 0]
        with subtests.test("every control has a name", path=path):
            assert page.evaluate(UNNAMED) == []
        with subtests.test("axe finds nothing", path=path):
            found = Axe().run(page, context=NOT_FOR_AXE).response["violations"]
            assert [(v["id"], [node["html"][:80] for node in v["nodes"]]) for v in found] == []
    if viewport == WALL:
        page = open_page(f"/?q=2025Q4&meet={meeting}&turn=1")
        page.get_by_role("link", name="下一页").click()
        settle()
        shown = page.locator(".st-key-map-drawn").bounding_box()
        assert shown["y"] + shown["height"] <= WALL["height"]  # the whole map without scrolling


# What of a slide lies beyond the screen, and the words set in less than 18 of 1,080 lines; the bar above is the presenter's.
UNREAD = """
() => {
  const main = document.querySelector("[data-testid=stMain]"), small = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot);
      const box = node.getBoundingClientRect();
      const said = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
      if (!said || box.width < 2 || box.height < 2 || node.closest("button, .st-key-meeting-bar")) continue;
      const drawn = node instanceof SVGElement && node.getScreenCTM();
      const scale = drawn ? Math.hypot(drawn.a, drawn.b) : node.currentCSSZoom;
      if (parseFloat(getComputedStyle(node).fontSize) * scale < 17.9 * Math.max(1, innerHeight / 1080)) small.push(node.textContent.trim().slice(0, 20));
    }
  };
  look(main);
  return [Math.max(0, main.scrollHeight - main.clientHeight), small];
}
"""
SHOWN = [
    ("overview", {}),
    ("map", {"view": "drawn"}),
    ("tracks", {}),
    ("ranks", {}),
    ("warnings", {}),
    ("lagging", {}),
    ("pair", {"pair": "P07"}),
    ("effects", {}),
    ("rows", {"metric": "execution_rate"}),
    ("assessment", {}),
    ("matching", {}),
    ("resources", {}),
    ("findings", {}),
]
STEPS = 25  # of a long page each of its parts in turn
MANY = ",".join(f"P{number:02}" for number in range(1, 16))
SPOKEN = {
    "zh": "十八对结对中有十三对滞后于序时进度，最大的卡点在下达之后的拨付环节，建议本月逐对督办；",
    "en": "Thirteen of the eighteen pairs are behind the calendar, most of it after allocation; ",
}


@pytest.mark.parametrize(("viewport", "lang"), [(WALL, "zh"), ({"width": 2560, "height": 1440}, "en")])
def test_a_slide_is_seen_whole_and_read_from_the_last_row(open_page, settle, folder, server, subtests, viewport, lang):
    turns = [turn(number, page, q="2025Q4", **more) for number, (page, more) in enumerate(SHOWN, 1)]
    meeting = written(folder, health(server)[1]["datasets"]["demo"], turns)
    page = open_page(f"/?q=2025Q4&meet={meeting}&turn=1&lang={lang}")
    seen = set()
    for _ in range(STEPS):
        settle()
        at = screen.path(page), screen.parameters(page).get("part")
        seen.add(at)
        with subtests.test("whole and legible", at=at):
            assert page.evaluate(UNREAD) == [0, []]
        page.keyboard.press("PageDown")
    assert {path for path, _ in seen} == {"/" if page == "overview" else f"/{page}" for page, _ in SHOWN}


@pytest.mark.parametrize(
    ("viewport", "lang"), [({"width": 1440, "height": 810}, "zh"), ({"width": 1280, "height": 720}, "en")]
)
def test_on_a_laptop_a_slide_is_smaller_and_as_whole(open_page, settle, folder, server, subtests, viewport, lang):
    turns = [turn(number, page, q="2025Q4", **more) for number, (page, more) in enumerate(SHOWN, 1)]
    meeting = written(folder, health(server)[1]["datasets"]["demo"], turns)
    page = open_page(f"/?q=2025Q4&meet={meeting}&turn=1&lang={lang}")
    for _ in range(STEPS):
        settle()
        with subtests.test("whole", at=(screen.path(page), screen.parameters(page).get("part"))):
            assert page.evaluate(UNREAD)[0] == 0
        page.keyboard.press("PageDown")


@pytest.mark.parametrize(("viewport", "lang"), [(WALL, "zh"), ({"width": 2560, "height": 1440}, "en")])
@pytest.mark.parametrize("said", [0, 130, 300], ids=["its own words", "long", "as long as it may be"])
def test_a_long_sentence_about_many_pairs_takes_no_row_from_a_slide(
    open_page, settle, folder, server, subtests, viewport, lang, said
):
    spoken = (SPOKEN[lang] * 8)[:said].strip()
    pages = ("funds", "tracks", "ranks", "warnings", "lagging", "effects")
    turns = [turn(n, page, q="2025Q4", pairs=MANY) | {"sentence": spoken} for n, page in enumerate(pages, 1)]
    meeting = written(folder, health(server)[1]["datasets"]["demo"], turns)
    page, steps = open_page(f"/funds?q=2025Q4&pairs={MANY}&meet={meeting}&turn=1&lang={lang}"), set()
    for _ in range(12):
        settle()
        steps.add(at := (screen.path(page), screen.parameters(page).get("part")))
        with subtests.test("whole and legible", at=at):
            assert page.evaluate(UNREAD) == [0, []]
        page.keyboard.press("PageDown")
    assert len(steps) == 12


@pytest.mark.parametrize(("viewport", "lang"), [(WALL, "zh"), ({"width": 2560, "height": 1440}, "en")])
def test_a_slide_of_reported_facts_is_seen_whole(open_page, settle, folder, server, subtests, viewport, lang):
    pages = ("overview", "map", "tracks", "ranks", "funds", "warnings", "effects")
    meeting = written(
        folder, health(server)[1]["datasets"]["reported"], [turn(n, page) for n, page in enumerate(pages)]
    )
    path = folder / f"{meeting}.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"demo"', '"reported"'), encoding="utf-8")
    page = open_page(f"/?meet={meeting}&turn=1&lang={lang}")
    for number in range(1, len(pages) + 1):
        settle()
        assert place(page) == f"{number} / {len(pages)}"
        with subtests.test("whole and legible", at=screen.path(page)):
            assert page.evaluate(UNREAD) == [0, []]
        page.keyboard.press("PageDown")


def test_hall_and_presenter_go_together_whichever_is_pressed(open_page, settle, folder):
    page = made(open_page, settle)
    begin_from(page, 3)
    settle()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="演讲者窗口").click()
    mine = opened.value
    expect(mine.get_by_role("timer")).to_contain_text("已用 00:00:0")
    assert screen.parameters(mine)["present"] == "1" and screen.path(mine) == "/funds"
    mine.keyboard.press("PageDown")
    for one in (page, mine):
        expect(one.locator(".st-key-meeting-parts [aria-current]")).to_have_text("流向")
    page.keyboard.press("ArrowRight")
    for one in (page, mine):
        expect(one.locator(".st-key-meeting-steps a").nth(1)).to_have_text("4 / 6")
    assert "present" not in screen.parameters(page) and screen.parameters(mine)["present"] == "1"
    expect(mine.get_by_role("heading", name="下一页：5 · 排名进度")).to_be_visible()
    mine.close()


class TestPublishing:
    """On a server of its own, whose packages a test may change."""

    @pytest.fixture
    def packages(self, tmp_path: Path) -> Path:
        """A copy of the shipped packages that a test may change."""
        return Path(shutil.copytree(DATA, tmp_path / "packages"))

    @pytest.fixture
    def server(self, start_app: StartApp, packages: Path, tmp_path: Path) -> Iterator[Server]:
        with start_app(tmp_path, {"PACKAGES_DIR": str(packages)}) as running:
            yield running

    def test_a_version_published_meanwhile_changes_no_figure(self, open_page, settle, server, packages):
        page = open_page("/meeting?data=reported")
        page.get_by_role("button", name="建立", exact=True).click()
        settle()
        page.get_by_role("link", name="开始放映").click()
        settle()
        budget = page.locator(".st-key-facts-of-province li").first
        before = budget.inner_text()
        assert "18" in before and "亿元" in before and "公开报道只讲到" in sentence(page)
        version = health(server)[1]["datasets"]["reported"]
        flows = packages / "reported" / "fund_flows.csv"
        flows.write_text(flows.read_text(encoding="utf-8").replace("1800000000", "1700000000"), encoding="utf-8")
        described(packages / "reported")
        until(server, lambda told: told["datasets"]["reported"] != version)

        page.keyboard.press("End")
        settle()
        page.keyboard.press("Home")
        settle()
        assert budget.inner_text() == before
        assert "已有更新的版本" in page.locator(".st-key-meeting-data").inner_text()
        page.locator(".st-key-facts-with-figures a").first.click()
        settle()
        assert "已冻结" in screen.text(page)
        page = open_page("/?data=reported")
        assert "17" in page.locator(".st-key-facts-of-province li").first.inner_text()

    def test_a_meeting_copied_onto_the_newest_version_marks_what_changed_page_by_page(
        self, open_page, settle, server, packages
    ):
        page = made(open_page, settle)
        version = health(server)[1]["datasets"]["demo"]
        halve_what_was_spent(packages / "demo", "P02")
        until(server, lambda told: told["datasets"]["demo"] != version)

        page.reload()
        settle()
        then = boxes(page)
        page.get_by_role("button", name="复制到最新数据").click()
        settle()
        told = [box.inner_text() for box in page.locator("[class*=st-key-meeting-turn-]").all()]
        assert len(told) == 6 and all("上次（2025年第四季度）说：" in one for one in told)
        assert "专项资金支出 11.91 亿元 → 11." in told[2] and "专项资金拨付" not in told[2].split("与上次不同")[1]
        assert boxes(page)[2] != then[2] and boxes(page)[3] == then[3]
        assert "与上次相同" in told[3] and "→" not in told[3], "tracks are of investment, which did not change"
        page.get_by_role("link", name="开始放映").click()
        settle()
        assert health(server)[1]["datasets"]["demo"][:8] in page.locator(".st-key-meeting-data").inner_text()

    def test_the_front_page_tells_quietly_what_was_revised_since_the_last_meeting(
        self, open_page, settle, server, packages
    ):
        page = made(open_page, settle, "十二月例会")
        before = health(server)[1]["datasets"]["demo"]
        line = page.get_by_role("navigation", name="自上次会议以来").get_by_role("link")
        open_page("/")
        assert not line.count()
        halve_what_was_spent(packages / "demo", "P03")
        until(server, lambda told: told["datasets"]["demo"] != before)
        give_up = time.monotonic() + SETTLE_MS / 1000
        while open_page("/") and not line.count():  # it is found beside the page, which never waits for it
            assert time.monotonic() < give_up
        said = line.inner_text()
        assert re.fullmatch(r"自上次会议（十二月例会，\d{4}年\d+月\d+日）以来 \d+ 个数有修订", said), said
        where = urlsplit(line.get_attribute("href"))
        assert where.path == "/datasets" and parse_qs(where.query) == {"was": [before]}
        line.click()
        settle()
        assert (screen.path(page), screen.parameters(page)["was"]) == ("/datasets", before)
        line = open_page("/?lang=en").get_by_role("navigation", name="Since the last meeting").get_by_role("link")
        assert "figures have been revised" in line.inner_text()
        page = open_page("/briefing")
        assert page.get_by_role("button", name="本次与上次", exact=True).count()
        assert "自“十二月例会”（" in screen.text(page)


def halve_what_was_spent(package: Path, of: str) -> None:
    path = package / "fund_flows.csv"
    head, *rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    stage, pair, amount = (head.index(column) for column in ("stage", "pair_id", "amount"))
    for row in rows:
        if (row[stage], row[pair]) == ("spent", of):
            row[amount] = f"{float(row[amount]) / 2:.2f}"
    path.write_text("".join(",".join(row) + "\n" for row in (head, *rows)), encoding="utf-8")
    described(package)
