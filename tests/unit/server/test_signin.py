"""Settings of sign-in: which way they say, and one plain line for what says none."""

from pathlib import Path

import pytest

from server import signin
from server.signin import WrongSignIn, sign_in

SECRET = "0123456789abcdef0123456789abcdef"
OIDC = {
    "OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "OIDC_CLIENT_ID": "board",
    "OIDC_CLIENT_SECRET": "x",
    "PUBLIC_URL": "https://board.example/",
    "COOKIE_SECRET": SECRET,
}


@pytest.fixture
def roles(tmp_path: Path) -> str:
    path = tmp_path / "roles.toml"
    path.write_text('[[grant]]\nclaim = "groups"\nrole = "viewer"\n')
    return str(path)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        *OIDC,
        "OIDC_SCOPE",
        "ROLES_FILE",
        "SIGN_IN_HOURS",
        "SIGN_IN_IDLE_MINUTES",
        "PROXY_CLAIMS",
        "PROXY_SECRET",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(signin, "get_secrets_auth_section", dict)


def given(monkeypatch: pytest.MonkeyPatch, **said: str) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)


def test_out_of_the_box_nobody_signs_in() -> None:
    assert not sign_in("").is_asked


def test_the_public_address_alone_asks_nobody_to_sign_in(monkeypatch) -> None:
    given(monkeypatch, PUBLIC_URL="https://board.example")
    assert not sign_in("").is_asked


def test_a_provider_is_asked_at_the_public_address_below_the_base_path(monkeypatch, roles) -> None:
    given(monkeypatch, ROLES_FILE=roles, SIGN_IN_HOURS="2", SIGN_IN_IDLE_MINUTES="30", **OIDC)
    chosen = sign_in("/board")
    auth = chosen.secrets["auth"]
    assert (chosen.way, chosen.seconds, chosen.rest) == ("oidc", 7200, 1800)
    assert auth["redirect_uri"] == "https://board.example/board/oauth2callback"
    assert auth["client_kwargs"]["timeout"] > 0


def test_a_proxy_says_which_header_is_which_claim(monkeypatch, roles) -> None:
    given(monkeypatch, ROLES_FILE=roles, PROXY_CLAIMS="X-Remote-User=sub, X-Groups=groups", PROXY_SECRET=SECRET)
    chosen = sign_in("")
    assert (chosen.way, chosen.claims) == ("proxy", {"x-remote-user": "sub", "x-groups": "groups"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"OIDC_CLIENT_ID": "board"}, "not OIDC_METADATA_URL"),
        (OIDC | {"PUBLIC_URL": "board.example"}, "PUBLIC_URL"),
        (OIDC | {"COOKIE_SECRET": "short"}, "COOKIE_SECRET"),
        (OIDC | {"SIGN_IN_HOURS": "ever"}, "SIGN_IN_HOURS"),
        (OIDC | {"SIGN_IN_HOURS": "0"}, "SIGN_IN_HOURS"),
        (OIDC | {"SIGN_IN_IDLE_MINUTES": "0"}, "SIGN_IN_IDLE_MINUTES"),
        (OIDC | {"SIGN_IN_IDLE_MINUTES": "nan"}, "SIGN_IN_IDLE_MINUTES"),
        ({"PROXY_CLAIMS": "X-User=sub", "PROXY_SECRET": SECRET, "SIGN_IN_IDLE_MINUTES": "30"}, "at a proxy"),
        (OIDC | {"PROXY_CLAIMS": "X-User=sub"}, "one way"),
        ({"PROXY_CLAIMS": "X-User=sub"}, "PROXY_SECRET"),
        ({"PROXY_CLAIMS": "X User", "PROXY_SECRET": SECRET}, "header=claim"),
        ({"PROXY_CLAIMS": "X-User=", "PROXY_SECRET": SECRET}, "header=claim"),
    ],
)
def test_settings_that_are_none_are_told(monkeypatch, roles, said, told) -> None:
    given(monkeypatch, ROLES_FILE=roles, **said)
    with pytest.raises(WrongSignIn, match=told):
        sign_in("")


def test_sign_in_without_roles_and_roles_without_sign_in_are_told(monkeypatch, tmp_path, roles) -> None:
    given(monkeypatch, **OIDC)
    with pytest.raises(WrongSignIn, match="no ROLES_FILE"):
        sign_in("")
    given(monkeypatch, ROLES_FILE=str(tmp_path / "none.toml"))
    with pytest.raises(WrongSignIn, match="cannot be read"):
        sign_in("")
    for name in OIDC:
        monkeypatch.delenv(name)
    with pytest.raises(WrongSignIn, match="how they sign in"):
        sign_in("")
