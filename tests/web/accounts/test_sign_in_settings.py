"""``[sign_in]`` of headway.toml, and logs without keys."""

import logging
from typing import Any

import pytest

from headway.errors import ForPerson
from headway.web.accounts.logs import WithoutKeys, without_keys
from headway.web.accounts.oidc import sign_in_settings

OIDC = {"name": "Kent County Council", "server": "https://login.example.org/v2.0", "client_id": "headway"}


def read(oidc: dict[str, Any] | None = None, secret: str = "secret", **more: Any) -> Any:  # noqa: S107
    return sign_in_settings({"sign_in": more | ({} if oidc is None else {"oidc": oidc})}, secret)


def test_a_second_step_is_demanded_unless_the_file_says_otherwise() -> None:
    assert sign_in_settings({}, "").require_two_step
    assert not read(require_two_step=False).require_two_step


def test_a_provider_is_read_with_its_secret_from_the_environment() -> None:
    found = read(OIDC | {"server": "https://login.example.org/v2.0/"}).oidc
    assert found.for_allauth() == {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "council",
                "name": "Kent County Council",
                "client_id": "headway",
                "secret": "secret",
                "settings": {"server_url": "https://login.example.org/v2.0", "verified_email": False},
            }
        ],
    }
    assert not found.asks_second_step


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"server": "http://login.example.org"}, "must begin with https://"),
        ({"server": "http://127.0.0.1.evil.example/"}, "must begin with https://"),
        ({"client_id": ""}, "client_id is missing"),
        ({"trust_email": "yes"}, "trust_email must be true or false"),
        ({"secret": "x"}, '"secret" is not a setting'),
    ],
)
def test_a_slip_in_the_provider_stops_the_site(part: dict[str, Any], said: str) -> None:
    with pytest.raises(ForPerson, match=said):
        read(OIDC | part)


def test_a_provider_without_its_secret_stops_the_site() -> None:
    with pytest.raises(ForPerson, match="set HEADWAY_OIDC_SECRET"):
        read(OIDC, secret="")


@pytest.mark.parametrize("part", [{"require_2step": False}, {"oidc": "on"}, {"require_two_step": "no"}])
def test_a_slip_in_the_file_stops_the_site(part: dict[str, Any]) -> None:
    with pytest.raises(ForPerson, match=r"headway\.toml"):
        sign_in_settings({"sign_in": part}, "secret")


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (
            "Not Found: /account/password/reset/key/1-digaxl-e4d41f417c6ded13b8685b7ff2aa05b2/",
            "Not Found: /account/password/reset/key/1-.../",
        ),
        (
            '"GET /update/WzEsMV0:1abcDE:Zq3vP8yqBp1QJ8mB0kq0w4d1T5f3/ HTTP/1.1" 200',
            '"GET /update/.../ HTTP/1.1" 200',
        ),
        (
            "/account/oidc/council/login/callback/?code=abc123&state=xyz",
            "/account/oidc/council/login/callback/?code=...&state=...",
        ),
        ("Not Found: /plans/actions/12/evidence/", "Not Found: /plans/actions/12/evidence/"),
        (
            "Forbidden: /inspections/3/confirm/recommendations/",
            "Forbidden: /inspections/3/confirm/recommendations/",
        ),
    ],
)
def test_keys_are_cut_out_of_log_lines(line: str, cut: str) -> None:
    assert without_keys(line) == cut
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (line,), None)
    assert WithoutKeys().filter(record)
    assert record.getMessage() == cut
