"""An action of the plan and the measures that it should move: what they did is read from the figures."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from example_site import Site
from page_reading import read

from headway.errors import ForPerson
from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.moving import no_longer_move, should_move
from headway.web.performance.models import ActionMeasure, Load, Measure, Observation, Target
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def measure_with(authority: Authority, *values: int) -> Measure:
    """Re-referrals, target 20, floor 25; figures by month from August 2017."""
    made = Measure.objects.create(
        authority=authority,
        code="rereferral_pct",
        title="Re-referrals",
        counts="Referrals within a year of another",
        unit="%",
        better="lower",
    )
    Target.objects.create(
        measure=made, number=1, from_day=date(2017, 4, 1), target=20, floor=25, reason="Plan", set_by="x"
    )
    load = Load.objects.create(
        authority=authority, source="returns", title="Figures", sha256="0" * 64, by_name="x"
    )
    for place, value in enumerate(values):
        span = period_of(f"2017-{8 + place:02d}")
        Observation.objects.create(
            measure=made, load=load, every="month", period=span.code, first_day=span.first_day,
            last_day=span.last_day, numerator=value, denominator=100, value=value,
        )  # fmt: skip
    return made


def test_the_line_of_a_recommendation_shows_whether_the_measure_moved(
    site: Site, signed_in: Callable[..., Client]
) -> None:
    measure = measure_with(site.authority, 28, 26, 19)
    client = signed_in(Role.OFFICER)
    where = reverse("should_move", args=[site.action.pk])
    assert "Re-referrals" in read(client.get(where)).text
    sent = {"measure": measure.pk, "area": "", "since-day": 1, "since-month": 9, "since-year": 2017}
    assert client.post(where, sent).status_code == 302
    for page in (
        reverse("action", args=[site.action.pk]),
        reverse("item", args=[site.action.item.pk]),
    ):
        shown = read(client.get(page)).text
        assert "Measures that it should move" in shown
        assert "28.0% in August 2017 ✕ Red, now 19.0% in October 2017 ✓ Green" in shown
        assert "Target met" in shown
    event = Event.objects.get(action="action.should_move")
    assert event.thread == site.action.item.thread


def test_the_page_of_the_measure_names_the_action(site: Site, signed_in: Callable[..., Client]) -> None:
    measure = measure_with(site.authority, 28, 26)
    should_move(by=site.one(Role.OFFICER), action=site.action, measure=measure, since=date(2017, 9, 1))
    shown = read(signed_in(Role.OFFICER).get(reverse("measure", args=[measure.pk]))).text
    assert "Practice standards, from 1 September 2017." in shown


def test_a_measure_is_joined_once_and_ended_with_a_trace(site: Site) -> None:
    officer, measure = site.one(Role.OFFICER), measure_with(site.authority, 28)
    joined = should_move(by=officer, action=site.action, measure=measure, since=date(2017, 9, 1))
    with pytest.raises(ForPerson, match="already"):
        should_move(by=officer, action=site.action, measure=measure, since=date(2017, 9, 1))
    no_longer_move(by=officer, joined=joined, on=date(2018, 1, 1))
    with pytest.raises(ForPerson, match="already"):
        no_longer_move(by=officer, joined=joined, on=date(2018, 1, 1))
    should_move(by=officer, action=site.action, measure=measure, since=date(2018, 2, 1))
    assert ActionMeasure.objects.count() == 2


def test_another_councils_measure_and_an_unknown_district_are_refused(site: Site, medway: Authority) -> None:
    officer = site.one(Role.OFFICER)
    with pytest.raises(ForPerson, match="another council"):
        should_move(by=officer, action=site.action, measure=measure_with(medway), since=date(2017, 9, 1))
    own = measure_with(site.authority, 28)
    with pytest.raises(ForPerson, match="no figure for Nowhere"):
        should_move(by=officer, action=site.action, measure=own, area="Nowhere", since=date(2017, 9, 1))


def test_a_member_does_not_join_measures(site: Site) -> None:
    measure = measure_with(site.authority, 28)
    with pytest.raises(PermissionDenied):
        should_move(by=site.one(Role.MEMBER), action=site.action, measure=measure, since=date(2017, 9, 1))
