"""What every answer of the site carries and refuses, whichever page it is."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from examples import EXAMPLES, OWN, Site
from one_database import on_sqlite_only
from test_permission_matrix import PATTERNS, address

from headway.web.accounts.models import Person
from headway.web.accounts.pages import PAGES
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def everybody(site: Site) -> Client:
    """A browser in which somebody with every role in Kent is signed in."""
    somebody = site.person(Role.OFFICER)
    for role in (Role.QUALITY_ASSURANCE, Role.DIRECTOR, Role.ADMINISTRATOR):
        somebody.memberships.create(authority=site.authority, role=role, from_day="2020-01-01")
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    client.somebody = somebody
    return client


def where(name: str, site: Site, client: Any) -> str:
    """The address of a page, with what its person must have for it."""
    if name in OWN:
        made = OWN[name](client.somebody)
        return reverse(name, kwargs=made)
    return address(name, site)


class _Inline(HTMLParser):
    """Collects what a strict content policy would not run: scripts, styles and handlers in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.headings = 0
        self.title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.headings += tag == "h1"
        self.title = self.title or tag == "title"
        if tag == "style" or (
            tag == "script" and not given.get("src") and given.get("type") != "application/json"
        ):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if (given.get("href") or given.get("action") or "").lower().startswith("javascript:"):
            self.found.append(f"{tag} javascript:")


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_page_has_its_headers_and_nothing_inline(name: str, site: Site, everybody: Client) -> None:
    here = where(name, site, everybody)
    for client in (everybody, Client()):
        response = client.get(here)
        if response.streaming:
            b"".join(response.streaming_content)
        for header, value in EVERY_ANSWER.items():
            assert response.headers[header] == value, header
        assert response.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "camera=()" in response.headers["Permissions-Policy"]
        assert response.headers["Cache-Control"].startswith(("no-store", "private", "max-age=0"))
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            if "attachment" in response.headers.get("Content-Disposition", ""):
                continue
            page = _Inline()
            page.feed(response.content.decode())
            assert page.found == []
            assert page.headings == 1
            assert page.title


@on_sqlite_only("the token is looked at before any page is")
@pytest.mark.parametrize("name", sorted(name for name in PATTERNS if name in PAGES and PAGES[name].writes))
def test_no_form_is_taken_without_its_token(name: str, site: Site, everybody: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = everybody.cookies
    response = strict.post(where(name, site, everybody), {})
    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()


def test_a_form_with_its_token_is_taken(everybody: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = everybody.cookies
    page = strict.get("/account/logout/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert strict.post("/account/logout/", {"csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize(("path", "status", "said"), [("/nowhere/", 404, "Page not found")])
def test_pages_that_are_not_there_say_so_in_the_sites_own_words(path: str, status: int, said: str) -> None:
    response = Client().get(path)
    assert response.status_code == status
    assert f'<h1 class="govuk-heading-xl">{said}' in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_what_a_role_does_not_include_is_said_in_the_sites_own_words(
    signed_in: Callable[..., Client],
) -> None:
    response = signed_in(Role.MEMBER).get("/people/")
    assert response.status_code == 403
    assert "You may not do this" in response.content.decode()


def test_a_fault_of_ours_shows_a_page_and_no_detail(
    everybody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("headway.web.accounts.views.people.colleagues", broken)
    everybody.raise_request_exception = False
    response = everybody.get("/people/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "secret detail" not in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_too_many_attempts_are_told(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client = Client()
    client.post("/account/login/", {})
    response = client.post("/account/login/", {})
    assert response.status_code == 429
    assert "Too many attempts" in response.content.decode()


def test_cookies_are_kept_from_scripts_and_other_sites(person: Callable[..., Person]) -> None:
    somebody = person(Role.MEMBER)
    client = Client()
    client.get("/account/login/")
    client.post("/account/login/", {"login": somebody.email, "password": "correct horse battery staple"})
    assert client.cookies
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key
        assert cookie["path"] == "/", cookie.key
    session = next(each for name, each in client.cookies.items() if "session" in name)
    assert not session["max-age"], "the session ends with the browser"


def test_every_example_is_of_a_page() -> None:
    assert set(EXAMPLES) | set(OWN) <= set(PATTERNS)
