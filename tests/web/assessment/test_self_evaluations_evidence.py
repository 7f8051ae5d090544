"""Live evidence: what each app's facts say of practice, to whom, on which day, and what of it everybody may read."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from self_evaluation_site import a_red_measure, an_inspection, audited

from headway.assessment.self_evaluation import Evidence, Kind, Says
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.queries.evidence import evidence_for
from headway.web.performance.actions.keeping import set_target
from headway.web.performance.models import Measure
from headway.web.plans import actions as plans
from headway.web.plans.models import Action
from headway.web.register.models import Authority, Inspection, Judgement, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db
JUNE = date(2025, 6, 10)
QUERIES = 18
"""Whatever there is: each app’s own, and what it asks of the person’s roles."""


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE)


def known(person: Person, authority: Authority, kind: Kind, on: date | None = None) -> list[Evidence]:
    found = evidence_for(person, authority, on or timezone.localdate())
    return [each for each in found if each.kind is kind]


def test_the_newest_judgement_speaks_for_each_area_that_it_bears_on(kent: Authority, writer: Person) -> None:
    an_inspection(kent, date(2023, 5, 1), help_and_protection="Inadequate")
    an_inspection(kent, JUNE)
    found = {each.areas: each for each in known(writer, kent, Kind.JUDGEMENT)}
    protection = found["front_door", "protection", "exploitation"]
    assert (protection.says, protection.on) == (Says.STRENGTH, JUNE)
    assert protection.text.endswith("good. ILACS, report of 10 June 2025.")
    assert found["care_leavers",].says is Says.WEAKNESS
    assert found["whole",].text.startswith("Overall effectiveness: good")


def test_an_area_that_the_newest_inspection_did_not_judge_keeps_the_one_before(
    kent: Authority, writer: Person
) -> None:
    old = Inspection.objects.create(
        authority=kent, framework="sif", published=date(2017, 6, 13), state=Confirmation.CONFIRMED
    )
    Judgement.objects.create(inspection=old, key="adoption", label="Adoption", grade="Inadequate")
    newer = an_inspection(kent, JUNE)
    Judgement.objects.filter(inspection=newer, key="children_in_care").delete()
    (found,) = [each for each in known(writer, kent, Kind.JUDGEMENT) if "permanence" in each.areas]
    assert (found.says, found.on) == (Says.WEAKNESS, date(2017, 6, 13))


def test_a_judgement_that_is_no_grade_says_neither(kent: Authority, writer: Person) -> None:
    an_inspection(kent, JUNE, care_leavers="Not judged")
    (found,) = [each for each in known(writer, kent, Kind.JUDGEMENT) if "care_leavers" in each.areas]
    assert found.says is Says.NEITHER


@pytest.mark.parametrize("state", [Confirmation.PROPOSED, Confirmation.REJECTED])
def test_a_reading_that_nobody_has_confirmed_is_no_evidence(
    state: Confirmation, kent: Authority, writer: Person
) -> None:
    Inspection.objects.filter(pk=an_inspection(kent, JUNE).pk).update(state=state)
    assert known(writer, kent, Kind.JUDGEMENT) == known(writer, kent, Kind.IMPROVEMENT) == []


def test_a_report_under_embargo_is_no_evidence_before_its_day(kent: Authority, writer: Person) -> None:
    an_inspection(kent, JUNE)
    assert known(writer, kent, Kind.JUDGEMENT, JUNE - timedelta(days=1)) == []
    assert known(writer, kent, Kind.IMPROVEMENT, JUNE - timedelta(days=1)) == []
    assert known(writer, kent, Kind.JUDGEMENT, JUNE)


def test_what_the_last_inspection_asked_for_speaks_against_the_area_that_its_words_name(
    kent: Authority, writer: Person
) -> None:
    an_inspection(kent, date(2022, 1, 1))
    an_inspection(kent, JUNE)
    (found,) = known(writer, kent, Kind.IMPROVEMENT)
    assert "care_leavers" in found.areas
    assert (found.says, found.on) == (Says.WEAKNESS, JUNE)
    assert "nobody has confirmed it" in found.proposed


def test_what_a_visit_asked_for_after_the_last_inspection_counts_too(kent: Authority, writer: Person) -> None:
    an_inspection(kent, JUNE)
    visit = Inspection.objects.create(
        authority=kent, framework="focused_visit", published=date(2026, 2, 1), state=Confirmation.CONFIRMED
    )
    for addressee in ("authority", "lscb"):
        Recommendation.objects.create(
            inspection=visit,
            addressee=addressee,
            kind="recommendation",
            text="Hold strategy discussions whenever risk rises.",
            state=Confirmation.CONFIRMED,
        )
    found = known(writer, kent, Kind.IMPROVEMENT)
    assert [each.on for each in found] == [date(2026, 2, 1), JUNE]
    assert found[0].areas == ("protection",)


def test_what_was_asked_for_and_is_embedded_speaks_no_longer_and_its_action_speaks_for_it(
    kent: Authority, writer: Person
) -> None:
    plan = plans.draft_from(by=writer, inspection=an_inspection(kent, JUNE))
    item = plan.items.get()
    plans.answer(by=writer, item=item, version=item.version, answer="accepted", on=JUNE)
    action = plans.add_action(by=writer, item=item, title="Pathway plans reviewed in time", owners=[])
    assert known(writer, kent, Kind.IMPROVEMENT)[0].says is Says.WEAKNESS
    Action.objects.filter(pk=action.pk).update(stage="embedded")
    (asked,), (done,) = known(writer, kent, Kind.IMPROVEMENT), known(writer, kent, Kind.ACTION)
    assert (asked.says, done.says) == (Says.NEITHER, Says.STRENGTH)
    assert asked.text.endswith("In the plan: embedded.")


def test_an_action_of_a_plan_that_is_not_published_has_no_sentence_for_everybody(
    kent: Authority, writer: Person
) -> None:
    plan = plans.draft_from(by=writer, inspection=an_inspection(kent, JUNE))
    plans.add_action(by=writer, item=plan.items.get(), title="Pathway plans reviewed in time", owners=[])
    (found,) = known(writer, kent, Kind.ACTION)
    assert (found.public, found.public_address) == ("", "")
    plan.published = JUNE
    plan.save()
    (found,) = known(writer, kent, Kind.ACTION)
    assert found.public == "Pathway plans reviewed in time."


def test_a_red_measure_speaks_against_its_area_and_its_value_is_not_for_everybody(
    kent: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    a_red_measure(kent, person(Role.DIRECTOR))
    (found,) = known(writer, kent, Kind.MEASURE)
    assert (found.areas, found.says) == (("care_leavers",), Says.WEAKNESS)
    assert "50.0%" in found.text
    assert "50" not in found.public
    assert found.public.startswith("Care leavers in touch: below its floor, ")


def test_a_target_that_is_missed_with_its_floor_met_speaks_against_too(
    kent: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    director = person(Role.DIRECTOR)
    measure = a_red_measure(kent, director)
    later = {"from_day": date(2019, 4, 1), "target": 60, "floor": 40, "reason": "Agreed"}
    set_target(by=director, measure=measure, **later)
    (found,) = known(writer, kent, Kind.MEASURE)
    assert found.says is Says.WEAKNESS
    set_target(by=director, measure=measure, **later | {"target": 45, "from_day": date(2019, 5, 1)})
    (found,) = known(writer, kent, Kind.MEASURE)
    assert (found.says, found.public.split(",")[0]) == (
        Says.STRENGTH,
        "Care leavers in touch: the target is met",
    )


def test_a_measure_that_is_too_old_says_nothing_and_is_marked(
    kent: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    a_red_measure(kent, person(Role.DIRECTOR))
    later = timezone.localdate() + timedelta(days=400)
    (found,) = known(writer, kent, Kind.MEASURE, later)
    assert (found.says, found.is_stale) == (Says.NEITHER, True)


def test_a_measure_of_no_theme_bears_on_practice_as_a_whole_and_context_on_nothing(
    kent: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    director = person(Role.DIRECTOR)
    a_red_measure(kent, director, "local-one", theme="")
    a_red_measure(kent, director, "births", theme="context")
    Measure.objects.filter(pk=a_red_measure(kent, director, "gone").pk).update(is_retired=True)
    (found,) = known(writer, kent, Kind.MEASURE)
    assert found.areas == ("whole",)


def test_audits_are_evidence_until_they_are_taken_off(kent: Authority, writer: Person) -> None:
    round_ = audited(writer, kent, 0, 3, 8, 1)
    (found,) = known(writer, kent, Kind.AUDIT)
    assert (found.key, found.says) == (f"audit:{round_.pk}", Says.WEAKNESS)
    round_.removed = timezone.now()
    round_.save()
    assert known(writer, kent, Kind.AUDIT) == []


def test_people_of_another_council_see_none_of_it_but_what_was_published(
    kent: Authority, medway: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    an_inspection(kent, JUNE)
    audited(writer, kent, 0, 3, 8, 1)
    a_red_measure(kent, person(Role.DIRECTOR))
    stranger = person(Role.QUALITY_ASSURANCE, medway)
    found = evidence_for(stranger, kent, timezone.localdate())
    assert {each.kind for each in found} == {Kind.JUDGEMENT, Kind.IMPROVEMENT}
    assert evidence_for(writer, medway, timezone.localdate()) == ()


def test_the_number_of_queries_does_not_grow_with_what_there_is(
    kent: Authority, writer: Person, person: Callable[..., Person], django_assert_num_queries: Callable
) -> None:
    director = person(Role.DIRECTOR)

    def more(number: int) -> None:
        audited(writer, kent, 0, 3, 8, 1, title=f"Round {number}")
        a_red_measure(kent, director, f"measure-{number}", theme="care_leavers")
        plan = plans.draft_from(by=writer, inspection=an_inspection(kent, JUNE - timedelta(days=number)))
        plans.add_action(by=writer, item=plan.items.get(), title="Reviewed in time", owners=[])

    more(1)
    evidence_for(writer, kent, timezone.localdate())  # what is read once a process is read now
    with django_assert_num_queries(QUERIES):
        first = evidence_for(writer, kent, timezone.localdate())
    for number in range(2, 5):
        more(number)
    with django_assert_num_queries(QUERIES):
        later = evidence_for(writer, kent, timezone.localdate())
    assert len(later) > len(first)
