"""How often the public pages, and making an edition, ask the database: as often for three editions as for one."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from public_site import (
    AREAS,
    addresses,
    bytes_of,
    draft,
    published,
    with_large_numbers,
)
from pytest_django import DjangoAssertNumQueries

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
PersonMaker = Callable[..., Person]
HIDDEN = (7919, 7923)
"""Numbers that stand nowhere but behind a c: the one that protects, and the two together."""


@pytest.fixture
def analyst(person: PersonMaker) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR)


@pytest.mark.parametrize("editions", [1, 3])
def test_the_public_pages_ask_the_database_a_fixed_number_of_times(
    editions: int,
    client: Client,
    kent: Authority,
    analyst: Person,
    director: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    card = with_large_numbers(kent)
    for _ in range(editions):
        edition = published(analyst, director, card, areas=AREAS)
    with django_assert_num_queries(1):
        client.get(reverse("public_scorecards"))
    with django_assert_num_queries(2):
        client.get(reverse("public_scorecard", args=[edition.pk]))
    for address in addresses(edition)[1:]:
        with django_assert_num_queries(1):
            bytes_of(client.get(address))


@pytest.mark.parametrize("editions", [1, 3])
def test_making_one_asks_the_database_a_fixed_number_of_times(
    editions: int,
    kent: Authority,
    analyst: Person,
    director: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    card = with_large_numbers(kent)
    for _ in range(editions):
        published(analyst, director, card, areas=AREAS)
    with django_assert_num_queries(15):
        draft(analyst, card, areas=AREAS)
