"""Our own recommendations met again: proposed once, decided by people, told on the earlier one's line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from example_site import Site

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions import recurrence as actions
from headway.web.lessons.models import Recurrence
from headway.web.lessons.rules.recurrence import consecutive
from headway.web.register.models import Authority, Finding, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.trail.models import Event
from headway.web.trail.orphans import orphans
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
HOMELESS = (
    "Tell homeless 16 and 17 year olds what they are entitled to and assess the risks of where they live."
)
STILL = "Work with homeless 16 and 17 year olds that the inspection of 2017 asked for is not finished."


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def inspected(site: Site, year: int, *, framework: str = "ilacs_2018", **given: Any) -> Inspection:
    given = {
        "authority": site.authority,
        "framework": framework,
        "windows": [[f"{year}-05-09", f"{year}-05-20"]],
        "published": date(year, 7, 5),
        "state": Confirmation.CONFIRMED,
    } | given
    return Inspection.objects.create(**given)


def asked(inspection: Inspection, text: str, **given: Any) -> Recommendation:
    count = inspection.recommendations.count()
    given = {
        "number": str(count + 1),
        "addressee": "authority",
        "kind": "recommendation",
        "page": 20,
        "order": count,
        "state": Confirmation.CONFIRMED,
    } | given
    return Recommendation.objects.create(inspection=inspection, text=text, **given)


def found(inspection: Inspection, text: str, kind: str = "") -> Finding:
    return Finding.objects.create(inspection=inspection, paragraph="9", page=3, text=text, kind=kind)


@pytest.fixture
def earlier(site: Site) -> Recommendation:
    return asked(inspected(site, 2017, framework="sif"), HOMELESS)


def propose(site: Site) -> list[Recurrence]:
    return actions.propose_recurrences(by=site.one(Role.QUALITY_ASSURANCE), authority=site.authority)


def test_an_inspection_of_which_only_grades_are_held_parts_no_two_others(
    site: Site, earlier: Recommendation
) -> None:
    inspected(site, 2019, framework="send_2016")
    later = asked(inspected(site, 2022), STILL)
    assert [(each.earlier, each.later) for each in propose(site)] == [(earlier, later)]


def decide(site: Site, recurrence: Recurrence, **given: Any) -> Recurrence:
    held = Recurrence.objects.get(pk=recurrence.pk)
    given = {
        "by": site.one(Role.QUALITY_ASSURANCE),
        "recurrence": held,
        "version": held.version,
        "state": "confirmed",
    } | given
    return actions.decide_recurrence(**given)


def test_kents_homeless_16_and_17_year_olds_are_proposed_with_their_reasons(
    site: Site, earlier: Recommendation
) -> None:
    later = inspected(site, 2022)
    again = found(later, STILL)
    found(later, "Leaders know their services and use what data tell them to mend them.")
    found(later, f"{STILL} It is now excellent.", kind="strength")
    made = propose(site)
    assert [(each.earlier, each.finding, each.state) for each in made] == [(earlier, again, "proposed")]
    only = Recurrence.objects.get()
    assert only.likeness
    assert 0.15 <= only.likeness <= 1
    assert ["word", "homeless"] in only.evidence
    assert only.method
    event = Event.objects.get(action="recurrence.proposed")
    assert (event.thread, event.authority) == (earlier.thread, "E10000016")
    assert event.after["met_again"] == STILL
    assert event.after["likeness"] == only.likeness


def test_a_later_recommendation_and_a_later_finding_are_proposed_each(
    site: Site, earlier: Recommendation
) -> None:
    later = inspected(site, 2022)
    one, other = asked(later, f"{STILL} Finish it."), found(later, STILL)
    propose(site)
    assert set(Recurrence.objects.values_list("earlier", "later", "finding")) == {
        (earlier.pk, one.pk, None),
        (earlier.pk, None, other.pk),
    }


def test_run_again_it_adds_only_what_is_new_and_touches_no_decision(
    site: Site, earlier: Recommendation
) -> None:
    later = inspected(site, 2022)
    found(later, STILL)
    first = propose(site)[0]
    assert propose(site) == []
    decide(site, first, state="rejected", reason="Another group of young people.")
    assert propose(site) == []
    assert Recurrence.objects.get().state == "rejected"
    assert Event.objects.filter(action="recurrence.proposed").count() == 1
    new = asked(later, STILL)
    assert [each.later for each in propose(site)] == [new]
    assert earlier.met_again.count() == 2


def test_only_consecutive_confirmed_inspections_of_the_authority_are_compared(
    site: Site, earlier: Recommendation, medway: Authority
) -> None:
    found(inspected(site, 2019), "Leaders know their services and use what data tell them.")
    found(inspected(site, 2022), STILL)  # two inspections on
    found(inspected(site, 2018, state=Confirmation.PROPOSED), STILL)
    found(inspected(site, 2018, authority=medway), STILL)
    assert propose(site) == []
    assert earlier.met_again.count() == 0


def test_inspections_are_ordered_by_fieldwork_and_one_without_a_day_follows_nothing(site: Site) -> None:
    first = inspected(site, 2017, published=date(2023, 1, 1))
    second = inspected(site, 2019, windows=[])
    third = inspected(site, 2022)
    without = inspected(site, 2020, windows=[], published=None)
    assert consecutive([third, without, second, first]) == [(first, second), (second, third)]


def test_what_was_turned_down_in_the_register_is_not_compared(site: Site, earlier: Recommendation) -> None:
    asked(inspected(site, 2022), STILL, state=Confirmation.REJECTED)
    assert propose(site) == []
    assert earlier.state == Confirmation.CONFIRMED


def test_confirming_says_who_and_turning_down_says_why(site: Site, earlier: Recommendation) -> None:
    found(inspected(site, 2022), STILL)
    made = propose(site)[0]
    with pytest.raises(ForPerson, match="Say why"):
        decide(site, made, state="rejected", reason=" ")
    decide(site, made, reason="The report of 2022 names it.")
    held = Recurrence.objects.get()
    assert (held.state, held.decided_by_name) == ("confirmed", site.one(Role.QUALITY_ASSURANCE).name)
    assert held.decided_at
    decide(site, made, by=site.one(Role.DIRECTOR), state="rejected", reason="It is another duty.")
    names = Event.objects.filter(thread=earlier.thread).order_by("seq").values_list("action", flat=True)
    assert list(names) == ["recurrence.proposed", "recurrence.confirmed", "recurrence.rejected"]
    with pytest.raises(ForPerson, match="Confirm it, or"):
        decide(site, made, state="proposed")


def test_two_who_decide_at_once_the_second_is_told(site: Site, earlier: Recommendation) -> None:
    found(inspected(site, 2022), STILL)
    made = propose(site)[0]
    decide(site, made)
    with pytest.raises(Conflict) as told:
        decide(site, made, version=1, state="rejected", reason="No.")
    assert told.value.current.state == "confirmed"
    assert earlier.met_again.get().state == "confirmed"


def join(site: Site, earlier: Recommendation, later: Recommendation | Finding, **given: Any) -> Recurrence:
    given = {"by": site.one(Role.OFFICER), "reason": "The same duty."} | given
    return actions.add_recurrence(earlier=earlier, later=later, **given)


def test_a_person_joins_two_and_the_machine_leaves_them_alone(site: Site, earlier: Recommendation) -> None:
    later = found(inspected(site, 2022), STILL)
    made = join(site, earlier, later)
    assert (made.state, made.likeness, made.method) == ("confirmed", None, "")
    assert propose(site) == []
    assert join(site, earlier, later) == made  # sent twice
    with pytest.raises(ForPerson, match="joined already"):
        join(site, earlier, later, reason="Another reason.")
    assert Event.objects.filter(action="recurrence.added", thread=earlier.thread).count() == 1


def test_only_a_later_confirmed_inspection_of_the_same_authority_is_joined(
    site: Site, earlier: Recommendation, medway: Authority
) -> None:
    with pytest.raises(ForPerson, match="not later"):
        join(site, earlier, found(earlier.inspection, STILL))
    with pytest.raises(ForPerson, match="not later"):
        join(site, earlier, found(inspected(site, 2013), STILL))
    with pytest.raises(ForPerson, match="different authorities"):
        join(site, earlier, found(inspected(site, 2022, authority=medway), STILL))
    with pytest.raises(ForPerson, match="Nobody has confirmed"):
        join(site, earlier, found(inspected(site, 2022, state=Confirmation.PROPOSED), STILL))
    with pytest.raises(ForPerson, match="reason is empty"):
        join(site, earlier, found(inspected(site, 2022), STILL), reason="")
    assert not Recurrence.objects.exists()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ACTION_OWNER, Role.DEMOCRATIC_SERVICES, Role.INSPECTOR])
def test_others_neither_propose_nor_decide_nor_join(site: Site, earlier: Recommendation, role: Role) -> None:
    later = found(inspected(site, 2022), STILL)
    made = propose(site)[0]
    with pytest.raises(PermissionDenied):
        actions.propose_recurrences(by=site.one(role), authority=site.authority)
    with pytest.raises(PermissionDenied):
        decide(site, made, by=site.one(role))
    with pytest.raises(PermissionDenied):
        join(site, earlier, later, by=site.one(role))


def test_a_recurrence_whose_end_was_turned_down_and_one_without_a_trail_are_named(
    site: Site, earlier: Recommendation
) -> None:
    later = inspected(site, 2022)
    again = asked(later, STILL)
    made = join(site, earlier, again)

    def named(rule: str) -> list[str]:
        return [each.thing.key for each in orphans(date(2023, 1, 1)) if each.rule.id == rule]

    assert named("recurrence.end-turned-down") == named("lesson.silent") == []
    Recommendation.objects.filter(pk=again.pk).update(state=Confirmation.REJECTED)
    assert named("recurrence.end-turned-down") == [str(made.pk)]
    silent = Recurrence.objects.create(authority=site.authority, earlier=earlier, finding=found(later, STILL))
    assert named("lesson.silent") == [str(silent.pk)]
