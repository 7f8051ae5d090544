"""Browsers in which the people of the plan are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority


@pytest.fixture
def browser() -> Callable[[Person], Client]:
    """A browser in which this person is signed in: ``browser(officer).get(...)``."""

    def make(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def as_officer(browser: Callable[[Person], Client], officer: Person) -> Client:
    return browser(officer)


@pytest.fixture
def as_director(browser: Callable[[Person], Client], director: Person) -> Client:
    return browser(director)


@pytest.fixture
def as_owner(browser: Callable[[Person], Client], owner: Person) -> Client:
    return browser(owner)


@pytest.fixture
def as_stranger(
    browser: Callable[[Person], Client], person: Callable[..., Person], medway: Authority
) -> Client:
    """Somebody who does everything, in another authority."""
    return browser(person(Role.DIRECTOR, medway, "Stella Stranger"))
