"""An edition for the public, step by step: made by one, approved by another, published, withdrawn."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from public_site import a_card, choice, draft, published

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import public as actions
from headway.web.performance.models import PublicScorecard
from headway.web.performance.rules.public.content import hash_of
from headway.web.performance.states import PublicState
from headway.web.register.models import Authority
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
PersonMaker = Callable[..., Person]


@pytest.fixture
def analyst(person: PersonMaker) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR)


def test_who_made_it_does_not_approve_it(kent: Authority, director: Person) -> None:
    edition = draft(director, a_card(kent))
    with pytest.raises(ForPerson, match="Somebody else"):
        actions.approve_public(by=director, edition=edition, version=edition.version)


def test_an_analyst_neither_approves_nor_publishes(
    kent: Authority, analyst: Person, person: PersonMaker
) -> None:
    edition = draft(analyst, a_card(kent))
    other = person(Role.ANALYST)
    for act in (actions.approve_public, actions.publish_public):
        with pytest.raises(PermissionDenied):
            act(by=other, edition=edition, version=edition.version)


def test_a_member_makes_none(kent: Authority, person: PersonMaker) -> None:
    with pytest.raises(PermissionDenied):
        draft(person(Role.MEMBER), a_card(kent))


def test_only_what_was_approved_is_published(kent: Authority, analyst: Person, director: Person) -> None:
    edition = draft(analyst, a_card(kent))
    with pytest.raises(ForPerson, match="is draft"):
        actions.publish_public(by=director, edition=edition, version=edition.version)


def test_a_refused_edition_stays_on_the_record_with_its_reason(
    kent: Authority, analyst: Person, director: Person
) -> None:
    edition = draft(analyst, a_card(kent))
    actions.refuse_public(
        by=director, edition=edition, version=edition.version, because="Too little is left."
    )
    kept = PublicScorecard.objects.get()
    assert (kept.state, kept.published, kept.why) == (PublicState.WITHDRAWN, None, "Too little is left.")
    with pytest.raises(ForPerson):
        actions.approve_public(by=director, edition=kept, version=kept.version)


def test_what_was_altered_is_neither_approved_nor_published(
    kent: Authority, analyst: Person, director: Person
) -> None:
    edition = draft(analyst, a_card(kent))
    edition.content["measures"][0]["tables"][0]["rows"][0]["numerator"] = 3
    PublicScorecard.objects.update(content=edition.content)
    edition.refresh_from_db()
    with pytest.raises(ForPerson, match="not what was made"):
        actions.approve_public(by=director, edition=edition, version=edition.version)


def test_an_edition_overtaken_by_another_is_made_again(
    kent: Authority, analyst: Person, director: Person
) -> None:
    """Neither knew of the other: together they might give a number away."""
    card = a_card(kent)
    slow = draft(analyst, card)
    slow = actions.approve_public(by=director, edition=slow, version=slow.version)
    published(analyst, director, card)
    with pytest.raises(ForPerson, match="Make this edition again"):
        actions.publish_public(by=director, edition=slow, version=slow.version)


def test_two_who_decide_at_once_do_not_overwrite_each_other(
    kent: Authority, analyst: Person, director: Person
) -> None:
    edition = draft(analyst, a_card(kent))
    same = PublicScorecard.objects.get()
    actions.approve_public(by=director, edition=edition, version=edition.version)
    with pytest.raises(Conflict):
        actions.refuse_public(by=director, edition=same, version=same.version, because="No.")


def test_every_step_is_in_the_trail_with_the_hash(kent: Authority, analyst: Person, director: Person) -> None:
    edition = published(analyst, director, a_card(kent))
    actions.withdraw_public(by=director, edition=edition, version=edition.version, because="Counted twice.")
    told = list(Event.objects.filter(subject_type="publicscorecard").order_by("seq"))
    assert [each.action.partition(".")[2] for each in told] == ["made", "approved", "published", "withdrawn"]
    assert {each.after["sha256"] for each in told[:3]} == {hash_of(edition.content)}
    assert told[-1].why == "Counted twice."


def test_a_retired_scorecard_has_no_new_edition(kent: Authority, analyst: Person) -> None:
    card = a_card(kent)
    card.is_retired = True
    with pytest.raises(ForPerson, match="retired"):
        actions.make_public(by=analyst, scorecard=card, choice=choice(), on=choice().until)
