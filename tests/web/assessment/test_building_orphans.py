"""What of assessments is not joined up, and that what is joined up is not found."""

from collections.abc import Callable

import pytest
from assessment_site import kent_2010, published_2010
from django.utils import timezone

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.publishing import send_back_assessment
from headway.web.assessment.models import Assessment
from headway.web.assessment.orphans import ORPHANS
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    today = timezone.localdate()
    return [rule.id for rule in ORPHANS for _ in rule.find(today)]


def test_a_whole_year_leaves_nothing_loose(person: Callable[..., Person], kent: Authority) -> None:
    published_2010(judge=person(Role.ANALYST), director=person(Role.DIRECTOR), authority=kent)
    assert found() == []


def test_one_that_no_event_tells_of_is_found(kent: Authority) -> None:
    Assessment.objects.create(authority=kent, year=2010, as_of=timezone.localdate(), rulebook="csa")
    assert found() == ["assessment.no-event"]


def test_one_that_was_altered_after_signing_off_is_found(
    person: Callable[..., Person], kent: Authority
) -> None:
    made = published_2010(judge=person(Role.ANALYST), director=person(Role.DIRECTOR), authority=kent)
    Assessment.objects.filter(pk=made.pk).update(content=made.content | {"year": 2011})
    assert found() == ["assessment.altered"]


def test_a_judgement_that_waits_is_found(person: Callable[..., Person], kent: Authority) -> None:
    made = kent_2010(by=person(Role.ANALYST), authority=kent, judged=True)
    send_back_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version, because="Say more.")
    assert found() == ["assessment.judgement-waits"]
