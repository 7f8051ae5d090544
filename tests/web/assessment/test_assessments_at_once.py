"""Two people at the same moment, on one assessment: exactly one is done, and the other is told."""

from collections.abc import Callable
from typing import Any

import pytest
from assessment_site import AS_OF, BECAUSE, kent_2010
from at_once import at_once

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.building import begin_assessment
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.publishing import sign_off_assessment
from headway.web.assessment.models import Assessment
from headway.web.assessment.rules.content import is_altered
from headway.web.assessment.states import State
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def judged(by: Person, kent: Authority) -> Assessment:
    return kent_2010(by=by, authority=kent, judged=True)


def signing(by: Person, made: Assessment) -> Callable[[], Any]:
    own = Assessment.objects.select_related("authority").get(pk=made.pk)
    return lambda: sign_off_assessment(by=by, assessment=own, version=made.version)


def one_is_told(found: list[Any]) -> bool:
    return sorted(isinstance(each, ForPerson) for each in found) == [False, True]


def test_two_directors_who_sign_off_at_once_sign_once(person: Callable[..., Person], kent: Authority) -> None:
    made = judged(person(Role.ANALYST), kent)
    found = at_once(*(signing(person(Role.DIRECTOR), made) for _ in range(2)))
    assert one_is_told(found), found
    assert Event.objects.filter(action="assessment.signed_off").count() == 1


def test_who_changes_the_judgement_while_another_signs_changes_nothing_that_was_signed(
    person: Callable[..., Person], kent: Authority
) -> None:
    judge, director = person(Role.ANALYST), person(Role.DIRECTOR)
    made = judged(judge, kent)
    own = Assessment.objects.select_related("authority").get(pk=made.pk)
    told: dict[str, Any] = {"grade": "performs_poorly", "because": f"{BECAUSE} And more."}
    found = at_once(
        signing(director, made),
        lambda: judge_assessment(by=judge, assessment=own, version=made.version, **told),
    )
    assert one_is_told(found), found
    now = Assessment.objects.get(pk=made.pk)
    assert now.state in (State.SIGNED_OFF, State.JUDGED)
    assert now.state == State.JUDGED or (now.because == BECAUSE and not is_altered(now))


def test_two_who_begin_a_year_at_once_begin_one(person: Callable[..., Person], kent: Authority) -> None:
    two = [person(Role.ANALYST), person(Role.QUALITY_ASSURANCE)]
    found = at_once(
        *(
            lambda by=each: begin_assessment(by=by, authority=kent, year=2010, as_of=AS_OF, rules="csa")
            for each in two
        )
    )
    assert one_is_told(found), found
    assert Assessment.objects.count() == 1
