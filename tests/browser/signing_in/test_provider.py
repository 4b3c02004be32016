"""What a provider says and what becomes of it: wrong tokens, old answers, another browser's, and one that takes its time."""

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import Server, serving
from tests.browser.signing_in.by_hand import COOKIE, Answer, Hand, cookie
from tests.browser.signing_in.people import ROLES
from tests.browser.signing_in.stub import (
    CLIENT,
    FORGED,
    KEY,
    SECRET,
    Claims,
    Stub,
    by_secret,
    challenge,
    changed,
    signed,
    stub,
    unsigned,
)

COOKIE_SECRET = "fedcba9876543210" * 3
NOT_SIGNED_IN, NO_ANSWER = "登录没有完成", "统一身份认证没有应答"
HOUR = 3600


def settings(of: Stub, folder: Path) -> dict[str, str]:
    roles = folder / "roles.toml"
    roles.write_text(ROLES, encoding="utf-8")
    return {
        "OIDC_METADATA_URL": f"{of.url}/.well-known/openid-configuration",
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": SECRET,
        "PUBLIC_URL": "{url}",
        "COOKIE_SECRET": COOKIE_SECRET,
        "ROLES_FILE": str(roles),
        "LOG_LEVEL": "INFO",
    }


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Stub]]:
    folder = tmp_path_factory.mktemp("provider")
    with stub() as held, serving(folder, settings(held, folder)) as running:
        yield running, held


@pytest.fixture
def server(house: tuple[Server, Stub]) -> Server:
    return house[0]


@pytest.fixture
def provider(house: tuple[Server, Stub]) -> Iterator[Stub]:
    held = house[1]
    held.asked.clear()
    yield held
    held.answer, held.waits = (lambda claims: {"id_token": signed(claims)}), 0.0


class Browser:
    """Keeps the cookies that it is given, as a browser does."""

    def __init__(self, server: Server) -> None:
        self.server, self.jar = server, dict[str, str]()

    def ask(self, path: str, *headers: tuple[str, str]) -> Answer:
        held = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        answer = Hand(self.server.url, held).ask(path, headers=[("Accept", "text/html"), *headers])
        for one in answer.cookies:
            for name, morsel in SimpleCookie(one).items():
                self.jar[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.jar[name]
        return answer

    def leaves(self, provider: Stub, to: str = "/pair?pair=P05") -> dict[str, str]:
        """Goes to the provider, and gives what it was sent there with."""
        there = self.ask(f"/sign-in?to={to}").headers["location"]
        asked = urlsplit(self.ask(there).headers["location"])
        assert f"{asked.scheme}://{asked.netloc}" == provider.url
        said = {name: one[0] for name, one in parse_qs(asked.query).items()}
        provider.nonce = said["nonce"]
        return said

    def signs_in(self, provider: Stub) -> Answer:
        return self.ask(f"/oauth2callback?code=1&state={self.leaves(provider)['state']}")

    @property
    def reads(self) -> bool:
        return self.ask("/search?find=P05").status == 200


def signins(server: Server) -> int:
    """Those that the trail tells of."""
    trail = server.log.parent / "datasets" / ".trail"
    return sum(path.read_text(encoding="utf-8").count('"signin"') for path in trail.rglob("*") if path.is_file())


def told(answer: Answer, what: str, status: int) -> None:
    """In plain words, with a way on, and nothing of what went wrong inside."""
    said = answer.body.decode()
    assert (answer.status, what in said) == (status, True), (answer.status, said[:300])
    assert not re.search(r"Traceback|authlib|joserfc|token|JWT", said)


def test_the_codes_way_goes_by_state_nonce_and_pkce(server: Server, provider: Stub) -> None:
    reader, before = Browser(server), signins(server)
    said = reader.leaves(provider)
    assert said["response_type"] == "code" and said["scope"] == "openid email profile" and len(said["state"]) >= 20
    assert said["code_challenge_method"] == "S256" and len(said["nonce"]) >= 20
    back = reader.ask(f"/oauth2callback?code=1&state={said['state']}")
    assert (back.status, back.headers["location"]) == (302, "/pair?pair=P05")
    asked = [given for path, given in provider.asked if path == "/token"]
    assert [challenge(one["code_verifier"]) for one in asked] == [said["code_challenge"]]
    assert reader.reads and signins(server) == before + 1
    given = [one for one in back.cookies if one.startswith(COOKIE)]
    assert given and all("HttpOnly" in one and re.search("samesite=lax", one, re.I) for one in given)
    other = Browser(server)
    again = other.leaves(provider)
    assert {again[one] for one in ("state", "nonce", "code_challenge")}.isdisjoint(said.values())


def test_each_sign_in_is_a_session_of_its_own_and_ends_the_one_before(server: Server, provider: Stub) -> None:
    reader, elsewhere = Browser(server), Browser(server)
    elsewhere.signs_in(provider)
    reader.signs_in(provider)
    first = dict(reader.jar)
    reader.signs_in(provider)
    second = dict(reader.jar)
    assert second[COOKIE] != first[COOKIE] and reader.reads and elsewhere.reads
    reader.jar = first
    assert not reader.reads
    reader.jar = dict(second)
    assert reader.ask("/sign-out").headers["refresh"] == "0;url=/auth/logout"
    there = urlsplit(reader.ask("/auth/logout").headers["location"])  # out at the provider too
    asked = {name: one[0] for name, one in parse_qs(there.query).items()}
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{provider.url}/end"
    assert asked["client_id"] == CLIENT and asked["post_logout_redirect_uri"] == f"{server.url}/oauth2callback"
    assert COOKIE not in reader.jar
    reader.jar = second
    assert not reader.reads and elsewhere.reads


WRONG: dict[str, Callable[[Claims], Any]] = {
    "no subject": lambda claims: {"id_token": signed({k: v for k, v in claims.items() if k != "sub"})},
    "another nonce": lambda claims: {"id_token": signed(claims | {"nonce": "another"})},
    "no nonce": lambda claims: {"id_token": signed({k: v for k, v in claims.items() if k != "nonce"})},
    "another audience": lambda claims: {"id_token": signed(claims | {"aud": "another"})},
    "no audience": lambda claims: {"id_token": signed({k: v for k, v in claims.items() if k != "aud"})},
    "of several audiences another was meant": lambda claims: {
        "id_token": signed(claims | {"aud": [CLIENT, "another"], "azp": "another"})
    },
    "another issuer": lambda claims: {"id_token": signed(claims | {"iss": "http://elsewhere.example"})},
    "over": lambda claims: {
        "id_token": signed(claims | {"exp": claims["iat"] - HOUR, "iat": claims["iat"] - 2 * HOUR})
    },
    "a clock an hour ahead": lambda claims: {
        "id_token": signed(
            claims | {"iat": claims["iat"] + HOUR, "nbf": claims["iat"] + HOUR, "exp": claims["exp"] + HOUR}
        )
    },
    "no end": lambda claims: {"id_token": signed({k: v for k, v in claims.items() if k != "exp"})},
    "signed by another": lambda claims: {"id_token": signed(claims, FORGED)},
    "unsigned": lambda claims: {"id_token": unsigned(claims)},
    "changed": lambda claims: {"id_token": changed(claims, sub="l-3", groups=["data"])},
    "by the shared secret": lambda claims: {"id_token": by_secret(claims, SECRET.encode())},
    "by the public key": lambda claims: {"id_token": by_secret(claims, KEY.as_pem(private=False))},
    "none": lambda claims: {},
    "an access token alone": lambda claims: {"access_token": signed(claims)},
    "no token": lambda claims: {"id_token": "x"},
    "an error": lambda claims: {"error": "invalid_grant", "error_description": "a secret of the provider"},
    "words": lambda claims: ["x"],
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_token_that_is_wrong_signs_nobody_in(wrong: str, server: Server, provider: Stub) -> None:
    provider.answer = WRONG[wrong]
    reader, before = Browser(server), signins(server)
    answer = reader.signs_in(provider)
    assert "/token" in [path for path, _ in provider.asked]
    told(answer, NOT_SIGNED_IN, 403)
    assert COOKIE not in reader.jar and not reader.reads
    assert signins(server) == before and "a sign-in came back" in server.log.read_text(encoding="utf-8")


def test_an_answer_is_taken_once_and_by_the_browser_that_asked(server: Server, provider: Stub) -> None:
    reader, other, stranger = Browser(server), Browser(server), Browser(server)
    state = reader.leaves(provider)["state"]
    other.leaves(provider)
    for one in (other, stranger):
        told(one.ask(f"/oauth2callback?code=1&state={state}"), NOT_SIGNED_IN, 403)
        assert not one.reads
    assert "/token" not in [path for path, _ in provider.asked]
    provider.nonce = ""
    told(stranger.ask("/oauth2callback?code=1"), NOT_SIGNED_IN, 403)
    told(stranger.ask("/oauth2callback?error=access_denied&error_description=%3Cb%3E"), NOT_SIGNED_IN, 403)
    assert stranger.ask("/oauth2callback").status == 302  # who was signed out comes back so
    first = reader.leaves(provider)["state"]
    assert reader.ask(f"/oauth2callback?code=1&state={first}").status == 302
    asked = len(provider.asked)
    again = reader.ask(f"/oauth2callback?code=1&state={first}")  # Back
    assert again.status == 302 and len(provider.asked) == asked and reader.reads


def test_a_provider_that_takes_long_keeps_nobody_else_waiting_and_is_told(server: Server, provider: Stub) -> None:
    provider.waits = 300.0
    reader, answers = Browser(server), list[Answer]()
    there = reader.ask("/sign-in").headers["location"]
    waits = threading.Thread(target=lambda: answers.append(reader.ask(there)))
    waits.start()
    while not provider.asked:
        threading.Event().wait(0.05)
    planner = Hand(server.url, cookie("张三", COOKIE_SECRET))
    assert planner.ask("/search?find=P05").status == 200
    with planner.line() as line:
        assert line.run("", "data=demo")
    assert waits.is_alive(), "the provider's time was over before the others had been served"
    waits.join()
    told(answers[0], NO_ANSWER, 503)


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl here: apt-get install openssl")
def test_a_provider_whose_certificate_nobody_vouches_for_is_not_believed(tmp_path: Path) -> None:
    own = tmp_path / "own.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(own), "-out", str(tmp_path / "certificate.pem")]
    subprocess.run(made, check=True, capture_output=True)
    own.write_text(own.read_text() + (tmp_path / "certificate.pem").read_text())
    with stub(own) as held:
        with serving(tmp_path, settings(held, tmp_path)) as running:
            reader = Browser(running)
            told(reader.ask(reader.ask("/sign-in").headers["location"]), NO_ANSWER, 503)
            assert not held.asked
        with serving(
            tmp_path, settings(held, tmp_path) | {"SSL_CERT_FILE": str(tmp_path / "certificate.pem")}
        ) as running:
            assert Browser(running).signs_in(held).status == 302  # once the machine trusts it


def test_nothing_of_a_sign_in_stands_in_the_log(server: Server, provider: Stub) -> None:
    reader = Browser(server)
    reader.signs_in(provider)
    said = server.log.read_text(encoding="utf-8")
    for secret in (SECRET, COOKIE_SECRET, reader.jar[COOKIE][:60], "张三", "z-2", "a secret of the provider", "code=1"):
        assert secret not in said
