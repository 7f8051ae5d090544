"""Every page as every role, by GET and by POST, and every field of every form: held to PAGES in accounts/pages.

A page without a line in PAGES, a form with a field that its line does not name, and a page with parts in its address
but no example in ``examples.py`` each fail here, and the failure says what to add.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils import timezone
from examples import EXAMPLES, OWN, PUBLISHED, Site
from one_database import on_sqlite_only

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.oidc import Provider
from headway.web.accounts.pages import PAGES, Page, Who
from headway.web.accounts.roles import MATRIX, May, Role, grants
from headway.web.register.models import Authority
from headway.web.trail.models import Head

pytestmark = [
    pytest.mark.django_db,
    on_sqlite_only("who may do what is no matter of the database, and takes minutes"),
]

PATTERNS: dict[str, URLPattern] = {}


def _walk(patterns: list[Any]) -> None:
    for each in patterns:
        if isinstance(each, URLPattern):
            assert each.name, f"{each.pattern} has no name"
            PATTERNS[each.name] = each
        else:
            _walk(each.url_patterns)


_walk(get_resolver().url_patterns)

REFUSES_EVERYBODY = {
    "account_signup": 403,
    "socialaccount_signup": 403,
    "socialaccount_login_error": 401,
    "openid_connect_callback": 401,  # to one who comes without the provider's answer
    "openid_connect_login": 503,  # of a provider that does not answer; GET asks first
}
"""Pages that say no to everybody, by design."""


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes to a page: who they are, and what they may do in the example's authority."""

    name: str
    person: Person | None
    may: frozenset[May]
    is_stranger: bool = False
    owns: bool = False

    def allowed(self, page: Page, needed: May | Who) -> bool:
        """Whether the page's line lets this visitor through."""
        if needed is Who.EVERYBODY:
            return True
        if needed is Who.SIGNED_IN:
            return self.person is not None
        if needed in self.may and (not self.is_stranger or not page.of_object):
            return True
        return self.owns and page.or_own in self.may

    def client(self) -> Client:
        """Their browser."""
        client = Client()
        if self.person:
            client.force_login(self.person, backend="django.contrib.auth.backends.ModelBackend")
        return client


@pytest.fixture(autouse=True)
def _council(settings: Any) -> None:
    """A council's own sign-in is configured, so that its pages are there."""
    provider = Provider("Kent County Council", "http://127.0.0.1:9", "headway", "secret")
    settings.SINGLE_SIGN_ON = provider
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": provider.for_allauth()}
    # Thousands of people sign in here, and who they are is all that their session says.
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def visitors(site: Site, medway: Authority, person: Callable[..., Person]) -> list[Visitor]:
    """The public, each role, one without any role, one whose role has ended, an owner, and one with every role in
    another authority.
    """
    known = [Visitor(role.label, site.one(role), grants(role)) for role in MATRIX if role is not Role.PUBLIC]
    ended = person(Role.INSPECTOR, site.authority)
    ended.memberships.update(until_day=timezone.localdate() - timedelta(days=1))
    stranger = person(None)
    for role in MATRIX:
        if role is not Role.PUBLIC:
            until = date(2099, 1, 1) if role is Role.INSPECTOR else None
            Membership.objects.create(
                person=stranger, authority=medway, role=role, from_day=date(2020, 1, 1), until_day=until
            )
    everything = frozenset(May)
    nothing = grants(Role.PUBLIC)
    return [
        Visitor("public", None, nothing),
        *known,
        Visitor("no role", person(None), nothing),
        Visitor("inspector whose time is over", ended, nothing),
        Visitor("owner", site.owner, grants(Role.ACTION_OWNER), owns=True),
        Visitor("every role in Medway", stranger, everything, is_stranger=True),
    ]


def address(name: str, site: Site, visitor: Visitor | None = None) -> str:
    """The page's address, with the parts of its example."""
    if not _has_parts(name):
        if visitor and visitor.person and name in OWN:
            OWN[name](visitor.person)
        return reverse(name)
    if name in OWN:
        return reverse(name, kwargs=OWN[name](visitor.person) if visitor and visitor.person else {"pk": 1})
    assert name in EXAMPLES, f'Make an example for the page "{name}" in tests/web/examples.py.'
    return reverse(name, kwargs=EXAMPLES[name](site))


def _has_parts(name: str) -> bool:
    return bool(PATTERNS[name].pattern.regex.groups)


def ask(client: Client, method: str, where: str, data: dict[str, Any] | None = None) -> HttpResponse:
    """The answer; whatever the request changed is undone."""
    with transaction.atomic():
        response = client.get(where) if method == "GET" else client.post(where, data or {})
        if response.streaming:
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response


def is_sent_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith("/account/login/?next=")


def refused(visitor: Visitor, page: Page, response: HttpResponse) -> bool:
    """Whether the answer is the refusal that this visitor must get. The page may not know the method at all (405)."""
    if response.status_code == 405:
        return True
    if visitor.person is None:
        return is_sent_to_sign_in(response) or response.status_code == 404
    if visitor.is_stranger and page.of_object:
        return response.status_code == 404
    return response.status_code in (403, 404)


def let_in(name: str, page: Page, method: str, response: HttpResponse) -> bool:
    """Whether the answer is one of those that a visitor gets who may come in."""
    if response.status_code == REFUSES_EVERYBODY.get(name):
        return True
    if method == "POST" and page.writes is None:
        return response.status_code in (405, 200, 302)
    if is_sent_to_sign_in(response):
        return False
    return response.status_code in (200, 302, 400, 405, 409, 410)


class _Forms(HTMLParser):
    """The forms on a page that are sent by POST, each with its address and the names of its fields."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.found: list[tuple[str, set[str]]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._open = (given.get("method") or "get").lower() == "post"
            if self._open:
                self.found.append((given.get("action") or self.where, set()))
        elif self._open and tag in ("input", "select", "textarea", "button") and given.get("name"):
            self.found[-1][1].add(given["name"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False


def field_of(name: str) -> str:
    """A field as PAGES names it: a day's three boxes are one field, the rows of a list share their fields."""
    name = re.sub(r"-(day|month|year)$", "", name)
    return re.sub(r"^(\w+)-(\d+|__prefix__)-", r"\1.", name)


def forms_on(response: HttpResponse, where: str) -> Iterator[tuple[str, set[str]]]:
    """Each form of a page: the name of the page it is sent to, and its fields."""
    if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
        return
    parser = _Forms(where)
    parser.feed(response.content.decode())
    for action, names in parser.found:
        path = action.split("?")[0].split("#")[0] or where
        fields = {field_of(name) for name in names if not name.endswith("_FORMS")}
        yield resolve(path).view_name, fields - {"csrfmiddlewaretoken"}


def undeclared(response: HttpResponse, where: str) -> list[str]:
    """What is wrong with the forms of a page: fields that the matrix does not name, or gives nobody."""
    wrong = []
    for target, fields in forms_on(response, where):
        if unknown := fields - set(PAGES[target].fields.split()):
            wrong.append(f'it sends {sorted(unknown)} to "{target}": name them in PAGES of accounts/pages')
        if PAGES[target].writes is None:
            wrong.append(f'it sends a form to "{target}", to which PAGES lets nobody write')
    return wrong


def test_every_page_says_who_may_open_it() -> None:
    missing, gone = set(PATTERNS) - set(PAGES), set(PAGES) - set(PATTERNS)
    assert not missing, f"Say in PAGES of accounts/pages who may open: {sorted(missing)}"
    assert not gone, f"PAGES of accounts/pages names pages that are gone: {sorted(gone)}"


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_role_at_every_page(name: str, site: Site, visitors: list[Visitor]) -> None:
    page = PAGES[name]
    where = None if name in OWN else address(name, site)
    wrong = []
    for visitor in visitors:
        client = visitor.client()
        for method in ("GET", "POST"):
            with transaction.atomic():
                here = where or address(name, site, visitor)
                response = ask(client, method, here)
                transaction.set_rollback(True)
            allowed = visitor.allowed(page, page.needs(method))
            fits = let_in(name, page, method, response) if allowed else refused(visitor, page, response)
            if not fits:
                should = "come in" if allowed else "be refused"
                wrong.append(f"{visitor.name} should {should} by {method}, got {response.status_code}")
            elif method == "GET":
                wrong += undeclared(response, here)
    assert not wrong, f"{name}: " + "; ".join(dict.fromkeys(wrong))


@pytest.mark.parametrize("name", sorted(name for name, page in PAGES.items() if page.once_published))
def test_everybody_reads_what_is_published(name: str, site: Site, visitors: list[Visitor]) -> None:
    assert name in PUBLISHED, f'Make a published example for "{name}" in tests/web/examples.py.'
    where = reverse(name, kwargs=PUBLISHED[name](site))
    for visitor in visitors:
        response = ask(visitor.client(), "GET", where)
        assert response.status_code in (200, 302), visitor.name
        assert not is_sent_to_sign_in(response), visitor.name


def test_every_published_example_is_of_a_page_that_is_open_once_published() -> None:
    assert set(PUBLISHED) == {name for name, page in PAGES.items() if page.once_published}


@pytest.mark.parametrize(
    "name",
    sorted(
        name for name, page in PAGES.items() if page.writes not in (None, Who.EVERYBODY) and name in PATTERNS
    ),
)
def test_no_field_is_written_by_one_who_may_not(name: str, site: Site, visitors: list[Visitor]) -> None:
    page = PAGES[name]
    fields = page.fields.split()
    where = (
        address(name, site)
        if name not in OWN
        else reverse(name, kwargs={"pk": 1} if _has_parts(name) else {})
    )
    for visitor in visitors:
        if visitor.allowed(page, page.needs("POST")):
            continue
        client = visitor.client()
        for given in ({field.replace(".", "-0-"): "1"} for field in fields):
            before = Head.objects.get().seq
            response = client.post(where, given)
            assert refused(visitor, page, response), f"{visitor.name} wrote {given}: {response.status_code}"
            assert Head.objects.get().seq == before, f"{visitor.name} left an event by {given}"
