"""Searches that are made to be heavy: each is answered, by words that stand near one another too."""

from collections.abc import Callable

import pytest
from lessons_site import a_report

from headway.themes.query import parse, tsquery, widened
from headway.themes.query.tree import Near
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.models import Passage
from headway.web.lessons.queries.search import search
from headway.web.lessons.queries.search_filters import Filters
from headway.web.lessons.states import PassageKind

pytestmark = pytest.mark.django_db

HEAVY = (
    " NEAR/40 ".join(["cse", "lac", "iro", "neglect", "missing", "sgo"] * 8),
    " NEAR/40 ".join(["children"] * 40),
    '"care leavers" NEAR/40 "social workers" ' * 12,
    "cse OR lac OR missing OR neglect OR iro NEAR/40 lac OR cse OR iro NEAR/40 neglect OR missing NEAR/40 cse",
    "a NEAR/40 " * 60,
    "car* NEAR/40 " * 40,
    " ".join(f"wor{letter}*" for letter in "abcdefghijklmnop"),
    " ".join(["cse"] * 200),
    "-" * 400 + '"' * 99,
)


@pytest.mark.parametrize("typed", HEAVY, ids=range(len(HEAVY)))
def test_a_heavy_search_is_answered(person: Callable[..., Person], typed: str) -> None:
    report = a_report()
    words = (
        "Children who are looked after and care leavers missing from home meet social workers and neglect. "
    )
    Passage.objects.bulk_create(
        Passage(report=report, order=order, page=1, kind=PassageKind.FINDING, text=words * 8)
        for order in range(400)
    )
    query = widened(parse(typed)).query
    assert len(tsquery(query)) < 60_000  # what a database is asked stays small, whatever was typed
    found = search(person(Role.OFFICER), typed, Filters())
    assert found.total in (0, 400)


def test_near_beyond_the_fourth_is_passed_over_and_its_words_stay() -> None:
    query = parse(" NEAR ".join("abcdefgh"))
    assert sum(isinstance(part, Near) for part in query.wanted) == 4
    assert [str(term) for term in query.terms()][-3:] == ["f", "g", "h"]
