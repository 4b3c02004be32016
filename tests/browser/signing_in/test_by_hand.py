"""Sign-in against whoever writes requests and messages by hand, as nobody and as a county: a real server, no browser that hides anything."""

import re
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser.conftest import Server, serving
from tests.browser.signing_in.by_hand import COOKIE, Hand, Line, cookie, fields
from tests.browser.signing_in.people import ROLES
from tests.pages.test_roles import words_of

SECRET = "0123456789abcdef" * 3
OTHERS = re.compile(r"\bP(0[2-9]|1[0-8])\b")
ASKED = "请先登录"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its provider does not answer: who comes has his cookie already, or none."""
    folder = tmp_path_factory.mktemp("by-hand")
    roles = folder / "roles.toml"
    roles.write_text(ROLES, encoding="utf-8")
    said = {
        "OIDC_METADATA_URL": "http://127.0.0.1:9/.well-known/openid-configuration",
        "OIDC_CLIENT_ID": "board",
        "OIDC_CLIENT_SECRET": "a secret of the provider",
        "PUBLIC_URL": "{url}",
        "COOKIE_SECRET": SECRET,
        "ROLES_FILE": str(roles),
        "LOG_LEVEL": "INFO",
    }
    with serving(folder, said) as running:
        yield running


@pytest.fixture
def planner(server: Server) -> Hand:
    return Hand(server.url, cookie("张三", SECRET))


@pytest.fixture
def county(server: Server) -> Hand:
    return Hand(server.url, cookie("泰顺经办", SECRET))


@pytest.fixture
def nobody(server: Server) -> Hand:
    return Hand(server.url)


def sent(heard: list[ForwardMsg]) -> str:
    """Everything that came, what pieces of ours carry unpacked."""
    return "\n".join(word for one in heard for word in words_of(one))


def asked_for(line: Line, file: str, of: str = "") -> ForwardMsg:
    """A file that is made when it is asked for."""
    said = BackMsg()
    request = said.backend_operation_request
    request.request_id, request.session_id, request.deferred_file.file_id = "1", of or line.session, file
    line.say(said)
    return line.until("backend_operation_response")


def made(line: Line, page: str = "projects", query: str = "data=demo") -> tuple[str, str]:
    """What the page offers as a file, and its address once it was made."""
    offered = next(fields(line.run(page, query), "deferred_file_id"))
    return offered, asked_for(line, offered).backend_operation_response.deferred_file.url


def test_the_words_that_must_not_come_come_to_the_office(planner: Hand) -> None:
    with planner.line() as line:
        assert OTHERS.search(sent(line.run("projects", "data=demo")))


@pytest.mark.parametrize("who", ["county", "nobody"])
def test_a_line_that_claims_another_session_is_its_own(who: str, planner: Hand, request: pytest.FixtureRequest) -> None:
    other: Hand = request.getfixturevalue(who)
    with planner.line() as office:
        office.run("projects", "data=demo")
        with other.line(
            session=office.session, headers=[("X-Session", office.session), ("X-Session", "0" * 32)]
        ) as line:
            heard = sent(line.run("projects", "data=demo"))
            assert line.session != office.session
            assert not OTHERS.search(heard) and (ASKED in heard) == (who == "nobody")
        assert OTHERS.search(sent(office.run("projects", "data=demo"))), "the office's own line goes on"


@pytest.mark.parametrize("who", ["county", "nobody"])
def test_no_message_opens_a_page_or_a_part_that_is_not_open(
    who: str, planner: Hand, request: pytest.FixtureRequest
) -> None:
    with planner.line() as office:
        heard = office.run("ranks", "data=demo")
        pages = {one.url_pathname: one.page_script_hash for one in fields(heard, "app_pages")}
        parts = {one.delta.fragment_id for one in heard if one.delta.fragment_id}
        pressed = {one for one in fields(heard, "id") if one.startswith("$$")}
    assert {"ranks", "allocation", "briefing"} <= pages.keys() and pressed
    states = [WidgetState(id=one, trigger_value=True) for one in pressed]
    with request.getfixturevalue(who).line() as line:
        line.run("", "data=demo")
        for page in pages.values():
            assert not OTHERS.search(sent(line.run("", "data=demo", page_script_hash=page, widgets=states)))
        for part in parts:
            line.ask("ranks", "data=demo", fragment_id=part, page_script_hash=pages["ranks"], widgets=states)
        assert not OTHERS.search(sent(line.run("ranks", "data=demo&embed=true")))
    assert not OTHERS.search(sent(line.heard))


@pytest.mark.parametrize("who", ["county", "nobody"])
def test_a_file_is_made_for_the_page_that_offers_it_and_had_by_whom_it_was_given(
    who: str, planner: Hand, request: pytest.FixtureRequest
) -> None:
    other: Hand = request.getfixturevalue(who)
    with planner.line() as office, other.line() as line:
        offered, address = made(office)
        assert planner.ask(address).status == 200
        line.run("", "data=demo")
        for of in ("", office.session):
            answer = asked_for(line, offered, of).backend_operation_response
            assert answer.error_msg and not answer.deferred_file.url
        for query in (f"find={address}", f"data={address}", f"pair={address}", f"pairs={address}", f"x={address}"):
            line.run("projects", f"{query}&data=demo")
        asked_for(office, offered)  # it is there still
        for method in ("GET", "HEAD", "OPTIONS"):
            assert other.ask(address, method, [("Range", "bytes=0-9")]).status == (403 if who == "county" else 401)
        assert planner.ask(address).status == 200


WAYS = (
    "{0}", "/{0}", "/media/{1}?x=1", "/media//{1}", "/media/./{1}", "/./media/{1}", "/%6dedia/{1}", "/media%2f{1}", "/static/../media/{1}",
    "/assets/../media/{1}", "/static/%2e%2e/media/{1}", "/pair/../media/{1}", "/media/{1};a", "/media/{1}%00", "/media/{1}/", "/MEDIA/{1}",
    "http://127.0.0.1/media/{1}", "/media/..%2fmedia%2f{1}", "/media\\{1}",
)  # fmt: skip


def test_no_way_of_writing_an_address_opens_anothers_file(planner: Hand, county: Hand, nobody: Hand) -> None:
    with planner.line() as office:
        _, address = made(office)
        held = planner.ask(address)
        assert held.status == 200 and "no-store" in held.headers["cache-control"]
        for way in WAYS:
            for other in (county, nobody):
                for method in ("GET", "POST", "OPTIONS"):
                    answer = other.ask(way.format(address, address.removeprefix("/media/")), method)
                    assert answer.status in (400, 401, 403, 404, 405), (way, method, answer.status)
                    assert held.body[:40] not in answer.body


def test_files_are_left_only_where_the_page_was_told_to(planner: Hand, county: Hand, nobody: Hand) -> None:
    with planner.line() as office:
        office.run("datasets", "data=demo")
        said = BackMsg()
        said.file_urls_request.request_id = "1"
        said.file_urls_request.file_names.append("a.xlsx")
        said.file_urls_request.session_id = office.session
        office.say(said)
        there = office.until("file_urls_response").file_urls_response.file_urls[0].upload_url
        assert office.session in there
        for method in ("PUT", "DELETE", "POST"):
            for other, status in ((county, 403), (nobody, 401)):
                assert other.ask(there, method, body=b"x").status == status
                assert other.ask(there.replace("upload_file/", "upload_file//"), method, body=b"x").status == status


def test_a_session_is_what_a_signed_cookie_says_and_nothing_else(planner: Hand, county: Hand, server: Server) -> None:
    held = planner.cookie.partition("=")[2]
    for said in (
        [("Cookie", f"{COOKIE}=x"), ("X-Session", "0" * 32), ("X_Session", "0" * 32), ("X-Remote-User", "z-2")],
        [("Cookie", f"{COOKIE}={held[:-4]}AAAA")],
        [("Cookie", f"{COOKIE}=; {COOKIE}_1={held}")],
        [("Cookie", f"{COOKIE}_tokens={held}")],
        [("Cookie", f"{COOKIE}=" + "x" * 12_000)],
        [("Cookie", f"{COOKIE}={held}; {COOKIE}=")],
        [("Authorization", f"Bearer {held}")],
    ):
        assert Hand(server.url).ask("/search?find=P05", headers=said).status == 401, said
    # Whichever of two is taken, it is one of them and never more than it says.
    both = Hand(server.url).ask("/search?find=P05", headers=[("Cookie", planner.cookie), ("Cookie", county.cookie)])
    assert both.status == 200
    assert Hand(server.url).ask("/search", headers=[("Cookie", "x" * 70_000)]).status in (400, 431)


def test_an_open_line_ends_with_its_session_and_nothing_comes_after(server: Server) -> None:
    leaver = Hand(server.url, cookie("李四", SECRET))
    with leaver.line() as line:
        _, address = made(line)
        assert leaver.ask("/auth/logout", headers=[("Sec-Fetch-Site", "cross-site")]).status == 403
        assert leaver.ask("/search?find=P05").status == 200
        assert leaver.ask("/auth/logout").status == 302  # past our own way out
        assert leaver.ask(address).status == leaver.ask("/search?find=P05").status == 401
        assert not OTHERS.search(sent(line.run("ranks", "data=demo")))
        while line.hear() is not None:
            pass
        assert line.heard[-1].WhichOneof("type") == "auth_redirect"
    with leaver.line(session=line.session) as again:
        heard = sent(again.run("projects", "data=demo"))
        assert ASKED in heard and not OTHERS.search(heard)


def test_what_a_reader_gets_is_kept_by_nobody(planner: Hand, nobody: Hand) -> None:
    for who in (planner, nobody):
        for path in ("/", "/pair?pair=P05", "/search?find=P05", "/sign-in", "/media/x"):
            assert "no-store" in who.ask(path).headers["cache-control"], path


def test_nothing_that_opens_a_session_stands_in_the_log_or_on_the_disk(server: Server, planner: Hand) -> None:
    assert planner.ask("/search?find=P05").status == 200
    said = server.log.read_text(encoding="utf-8")
    kept = [path.read_bytes() for path in (server.log.parent / "datasets").rglob("*") if path.is_file()]
    assert kept and "sign-in: oidc" in said
    for secret in (SECRET, "a secret of the provider", planner.cookie.partition("=")[2][:60]):
        assert secret not in said and not any(secret.encode() in one for one in kept)
    assert "张三" not in said and "z-2" not in said  # who came and went is the trail's
