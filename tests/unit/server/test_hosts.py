"""Which hosts are ours, and whose pages may speak to us."""

import socket

import pytest

from server.hosts import OwnHosts, Place, WrongHosts, origin, own_hosts, place


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("localhost", Place("localhost")),
        ("LocalHost.:8501", Place("localhost", 8501)),
        ("127.0.0.1:80", Place("127.0.0.1", 80)),
        ("[::1]:8501", Place("::1", 8501)),
        ("[0:0:0:0:0:0:0:1]", Place("::1")),
        ("[::FFFF:10.0.0.5]:1", Place("10.0.0.5", 1)),
        ("a_b.Example-1.cn", Place("a_b.example-1.cn")),
    ],
)
def test_a_host_is_read_however_it_is_written(said, meant):
    assert place(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "localhost..",
        ".localhost",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:8501:1",
        "::1",
        "[::1",
        "[127.0.0.1]",
        "[fe80::1%25eth0]",
        "user@localhost",
        "localhost/x",
        "localhost?x",
        "localhost#x",
        "localhost\\x",
        "local host",
        "-a",
        "a-",
        "localhost, evil.example",
        "x" * 254,
        "看板",
    ],
)
def test_what_is_no_host_is_none(said):
    assert place(said) is None


@pytest.mark.parametrize(
    ("said", "port"), [("http://localhost:8501", 8501), ("HTTP://localhost", 80), ("https://[::1]", 443)]
)
def test_an_origin_has_a_port_even_where_none_is_written(said, port):
    found = origin(said)
    assert found and found.place.port == port


@pytest.mark.parametrize(
    "said",
    [
        "null",
        "",
        "localhost",
        "file://",
        "http://",
        "http:///x",
        "ws://localhost",
        "http://localhost/",
        "http://user@localhost",
        "http://a, http://b",
        "chrome-extension://abc",
        "http://localhost:8501:1",
    ],
)
def test_an_origin_without_a_host_or_of_no_web_page_is_none(said):
    assert origin(said) is None


def called(own: OwnHosts, said: str, reached: str | None = None) -> bool:
    return own.called(place(said), reached)


@pytest.mark.parametrize(
    "own", [own_hosts(None, "127.0.0.1"), own_hosts("", "10.0.0.5"), own_hosts("board.example", "0.0.0.0")]
)
def test_loopback_is_always_ours_and_a_name_that_points_to_it_is_not(own):
    for said in ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "[::1]", "[::ffff:127.0.0.1]"]:
        assert called(own, said) and called(own, f"{said}:9999")
    for said in [
        "evil.example",
        "127.0.0.1.nip.io",
        "localhost.evil.example",
        "xlocalhost",
        "10.0.0.6",
        "0x7f.1",
        "[::2]",
    ]:
        assert not called(own, said) and not called(own, f"{said}:8501")


def test_bound_to_one_address_that_one_is_ours():
    assert called(own_hosts(None, "10.0.0.5"), "10.0.0.5:8501") and called(own_hosts(None, "fd00::5"), "[FD00:0::5]")
    assert called(own_hosts(None, "Board.Example"), "board.example")
    assert not called(own_hosts(None, "127.0.0.1"), "10.0.0.5", reached="10.0.0.5")


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", None, ""])
def test_bound_to_every_address_this_machines_name_is_ours_and_the_address_a_request_came_in_at(bound, monkeypatch):
    monkeypatch.setattr(socket, "gethostname", lambda: "Hall-7.zj.example")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a look-up"))
    own = own_hosts(None, bound)
    assert called(own, "hall-7.zj.example:8501") and called(own, "hall-7")
    assert called(own, "10.0.0.5:8501", reached="10.0.0.5") and called(own, "10.0.0.5", reached="::ffff:10.0.0.5")
    assert called(own, "[fe80::5]", reached="fe80::5%eth0")
    assert not called(own, "10.0.0.6", reached="10.0.0.5") and not called(own, "evil.example", reached="10.0.0.5")
    assert not called(own, "evil.example", reached="evil.example")


def test_the_operators_list_holds_instead_with_and_without_ports():
    own = own_hosts(" Board.Example , proxy.example:8443,::2, [fd00::5]:81, 看板.example,", "0.0.0.0")
    for said in [
        "board.example",
        "board.example:1234",
        "proxy.example:8443",
        "[::2]:5",
        "[fd00::5]:81",
        "xn--msvy95a.example",
    ]:
        assert called(own, said), said
    for said in ["proxy.example", "proxy.example:8444", "[fd00::5]", "10.0.0.5"]:
        assert not called(own, said, reached="10.0.0.5"), said
    assert not called(own, socket.gethostname())


@pytest.mark.parametrize(
    "listed", ["http://board.example", "board.example/zj", "*", "a b", "board.example:x", "a,,b:0"]
)
def test_a_list_that_is_none_is_told_with_what_to_write(listed):
    with pytest.raises(WrongHosts, match=r"board\.example:8443"):
        own_hosts(listed, "127.0.0.1")


def hears(own: OwnHosts, page: str, where: str) -> bool:
    found, called_by = origin(page), place(where)
    assert found and called_by
    return own.hears(found, called_by)


@pytest.mark.parametrize(
    ("page", "where", "heard"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://LOCALHOST:8501", "localhost.:8501", True),
        ("https://localhost", "localhost", True),
        ("http://localhost", "localhost:80", True),
        ("https://localhost:443", "localhost", True),
        ("http://[::1]:8501", "[0::1]:8501", True),
        ("http://localhost:3000", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("http://evil.example", "localhost:8501", False),
        ("http://evil.example:8501", "localhost:8501", False),
        ("http://localhost:3000", "localhost", False),
    ],
)
def test_only_our_own_pages_are_heard(page, where, heard):
    assert hears(own_hosts(None, "127.0.0.1"), page, where) is heard


def test_behind_a_proxy_that_calls_us_by_another_name_the_listed_names_pages_are_heard():
    own = own_hosts("board.example,other.example:8443", "127.0.0.1")
    assert hears(own, "https://board.example", "127.0.0.1:8501") and hears(
        own, "https://other.example:8443", "127.0.0.1:8501"
    )
    # Another program at another port of the same host is another site.
    assert not hears(own, "https://board.example:9000", "127.0.0.1:8501")
    assert not hears(own, "https://evil.example", "board.example")
