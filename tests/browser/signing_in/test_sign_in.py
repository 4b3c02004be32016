"""Sign-in in real life: by a provider, each reader with what his role may see, sessions that end in open tabs too."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from server.door import LOOKED_AT_EVERY
from tests.browser import screen
from tests.browser.conftest import Server
from tests.browser.signing_in.people import ROLES, Desk, Provider, go, provider, settings, sign_in

ASKED = "请先登录"
OTHERS = re.compile(r"P(0[2-9]|1[0-8])\b")


@pytest.fixture(scope="module")
def house(start_app, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Provider, Path]]:
    folder = tmp_path_factory.mktemp("signed-in")
    with provider(folder) as identity, start_app(folder, settings(identity, folder)) as running:
        yield running, identity, folder


@pytest.fixture
def server(house) -> Server:
    return house[0]


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Desk]:
    found = Desk(browser, server)
    yield found
    found.close()


def words(page: Page) -> str:
    return "\n".join(screen.words(page))


def figures(page: Page) -> bool:
    """Whether any figure is told: a page without data has none with decimals."""
    return re.search(r"\d\.\d", words(page)) is not None


def asked_to_sign_in(page: Page) -> None:
    expect(page.get_by_text(ASKED)).to_be_visible()


def test_who_has_not_signed_in_sees_nothing_and_comes_back_to_the_page_he_asked_for(desk: Desk) -> None:
    page = desk.stranger()
    go(page, "/pair?pair=P05&q=2025Q3")
    asked_to_sign_in(page)
    assert not figures(page) and "P05" not in words(page)
    sign_in(page, "王厅长", desk.server)
    assert page.url == f"{desk.server.url}/pair?pair=P05&q=2025Q3"
    assert "王厅长" in words(page) and figures(page)


def test_a_county_reads_its_own_pair_whatever_address_it_writes(desk: Desk) -> None:
    page = desk.sits_down("泰顺经办")
    for path in ("/", "/?pairs=P05", "/pair?pair=P05&part=all", "/projects?pairs=P05", "/rows?metric=fund_spent&pair=P05",
                 "/map", "/tracks?part=all", "/funds?part=all", "/warnings?part=all", "/resources?part=all", "/county?county=330782"):  # fmt: skip
        go(page, path)
        said = [word for word in screen.words(page) if OTHERS.search(word) and not word.startswith("地址中的")]
        assert not said, (path, said[:3])
        assert "滨江" in words(page), path
    for path in ("/ranks", "/lagging", "/findings", "/assessment", "/matching", "/effects", "/allocation", "/briefing"):
        go(page, path)
        expect(page.get_by_text("这一页不向您的角色开放").last).to_be_visible()
        assert not figures(page), path
    found = page.request.get("/search?find=P05&lang=zh").json()
    assert "P05" not in str(found.get("groups", "")), found
    go(page, "/?data=reported")  # what was published for everybody
    assert "滨江" in words(page) and "义乌" in words(page)


def test_the_menu_leads_only_where_a_role_may_go(desk: Desk) -> None:
    menu = {}
    for name in ("泰顺经办", "张三"):
        page = desk.sits_down(name)
        menu[name] = page.get_by_role("navigation", name="页面", exact=True).get_by_role("link").all_inner_texts()
    assert "排名进度" in menu["张三"] and "汇报材料" in menu["张三"]
    assert "排名进度" not in menu["泰顺经办"] and "结对详情" in menu["泰顺经办"]


def test_an_account_without_a_role_is_told_so(desk: Desk) -> None:
    page = desk.sits_down("路人")
    expect(page.get_by_text("您的账号还没有授权")).to_be_visible()
    assert not figures(page)


def late(route: Route) -> None:
    """Longer than it takes until every open page is told that its session is over."""
    time.sleep(2 * LOOKED_AT_EVERY)
    route.continue_()


def test_signing_out_ends_every_tab_and_the_cookie_for_good(desk: Desk) -> None:
    page = desk.sits_down("张三", "/funds")
    cookies = page.context.cookies()
    listens = page.context.new_page()
    go(listens, "/funds")
    page.get_by_role("button", name="张三").click()
    # A provider answers when it can: by then every open page of the session has been told that it is over.
    page.route("**/auth/logout", late)
    page.get_by_role("link", name="退出登录").click()
    expect(page.get_by_role("heading", name="End Session")).to_be_visible()  # the provider's
    page.go_back()
    asked_to_sign_in(page)
    assert not figures(page)
    asked_to_sign_in(listens)  # it was only listening
    assert not figures(listens)
    replayed = desk.context()
    replayed.add_cookies(cookies)
    again = replayed.new_page()
    go(again, "/funds")
    asked_to_sign_in(again)


def test_a_role_that_is_taken_away_ends_at_once_and_a_broken_mapping_file_changes_nothing(desk: Desk, house) -> None:
    roles = house[2] / "roles.toml"
    page = desk.sits_down("王厅长")
    roles.write_text("[[grant]", encoding="utf-8")
    go(page, "/funds")
    assert figures(page)
    try:
        roles.write_text(ROLES + '[[blocked]]\nclaim = "sub"\nis = "w-1"\n', encoding="utf-8")
        expect(page.get_by_text("您的账号还没有授权")).to_be_visible()
        assert not figures(page)
    finally:
        roles.write_text(ROLES, encoding="utf-8")
    expect(page.get_by_text("王厅长").first).to_be_visible()


def test_a_file_is_had_by_who_made_it_and_by_nobody_else(desk: Desk) -> None:
    planner, county, stranger = desk.sits_down("张三", "/projects"), desk.sits_down("泰顺经办"), desk.stranger()
    planner.get_by_role("button", name="下载", exact=True).first.click()
    planner.route("**/media/**", lambda route: route.abort())
    with planner.expect_request("**/media/**") as asked:
        planner.get_by_role("button", name=re.compile("CSV")).first.click()
    address = asked.value.url
    assert county.request.get(address).status == 403
    assert stranger.request.get(address).status == 401
    assert planner.request.get(address).status == 200
    assert stranger.request.get("/search?find=P05").status == 401
    assert stranger.request.get("/healthz").json() == {"ok": True}


def test_a_session_that_is_only_claimed_opens_nothing(desk: Desk) -> None:
    known = desk.sits_down("张三")
    assert figures(known)
    forged = desk.context(extra_http_headers={"X-Session": "0" * 32, "X-Remote-User": "z-2"})
    forged.add_cookies(
        [{"name": "_streamlit_user", "value": '{"sub":"z-2","is_logged_in":true}', "url": desk.server.url}]
    )
    page = forged.new_page()
    go(page, "/")
    asked_to_sign_in(page)


def test_a_provider_that_does_not_answer_is_told_in_both_languages(start_app, browser: Browser, tmp_path: Path) -> None:
    with provider(tmp_path) as identity, start_app(tmp_path, settings(identity, tmp_path)) as running:
        identity.stop()
        desk = Desk(browser, running)
        page = desk.stranger()
        go(page, "/")
        page.get_by_role("link", name="登录", exact=True).click()
        expect(page.get_by_text("统一身份认证没有应答")).to_be_visible()
        expect(page.get_by_text("The sign-in service does not answer")).to_be_visible()
        desk.close()


def test_a_trusted_proxy_says_who_reads_and_a_stranger_does_not(start_app, browser: Browser, tmp_path: Path) -> None:
    roles = tmp_path / "roles.toml"
    roles.write_text(ROLES, encoding="utf-8")
    secret = "0123456789abcdef0123456789abcdef"
    said = {"PROXY_CLAIMS": "X-Remote-User=sub,X-Remote-Name=name,X-Remote-Groups=groups", "PROXY_SECRET": secret}
    person = {"X-Remote-User": "z-2", "X-Remote-Name": "%E5%BC%A0%E4%B8%89", "X-Remote-Groups": "office"}
    with start_app(tmp_path, said | {"ROLES_FILE": str(roles)}) as running:
        desk = Desk(browser, running)
        for headers, is_known in ((person, False), (person | {"X-Proxy-Secret": "x" * 32}, False), (person | {"X-Proxy-Secret": secret}, True)):  # fmt: skip
            page = desk.context(extra_http_headers=headers).new_page()
            go(page, "/")
            assert ("张三" in words(page)) == is_known
            assert figures(page) == is_known
            assert (ASKED in words(page)) != is_known
        desk.close()
