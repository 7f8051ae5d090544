"""Beginning, judging, signing off, publishing and withdrawing an assessment: what is refused, and what is kept."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from assessment_site import AS_OF, BECAUSE, facts, kent_2010, kent_profile, published_2010
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from headway.assessment.profile_file import as_csv, as_dict
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.building import (
    begin_assessment,
    bring_example,
    drop_assessment,
    rebuild_assessment,
)
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.publishing import (
    publish_assessment,
    send_back_assessment,
    sign_off_assessment,
    withdraw_assessment,
)
from headway.web.assessment.actions.rules import change_rules, change_thresholds
from headway.web.assessment.models import Assessment, FactsFile
from headway.web.assessment.queries.assessments import assessed_of, latest_edition, rulebook_of, rules_text_of
from headway.web.assessment.rules.content import hash_of
from headway.web.assessment.states import State
from headway.web.register.models import Authority
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
PersonMaker = Callable[..., Person]


@pytest.fixture
def lead(person: PersonMaker) -> Person:
    return person(Role.QUALITY_ASSURANCE, name="Quinn Lead")


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR, name="Dana Director")


def _permitted(made: Assessment) -> list[str]:
    edition = latest_edition(made)
    assert edition is not None
    return [each.id for each in assessed_of(edition).permitted]


def test_kent_2010_ends_at_the_lowest_grade_by_its_full_inspection(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    edition = latest_edition(made)
    assert edition is not None
    assert _permitted(made) == ["performs_poorly"]
    assert assessed_of(edition).limiting[0].evidence == ("B:slac-2010",)
    assert edition.profile["inspections"] == as_dict(kent_profile(kent))["inspections"]


def test_a_grade_that_the_rules_do_not_permit_is_refused_naming_the_rule(
    lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent)
    with pytest.raises(ForPerson, match=r"October 2010.*csa-safeguarding-inadequate"):
        judge_assessment(
            by=lead, assessment=made, version=1, grade="performs_well", because="It feels right."
        )
    made.refresh_from_db()
    assert (made.grade, made.state, made.version) == ("", State.DRAFT, 1)


@pytest.mark.parametrize("given", ["", "   ", "\n"])
def test_no_grade_stands_without_a_reason(given: str, lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    with pytest.raises(ForPerson, match="reason"):
        judge_assessment(by=lead, assessment=made, version=1, grade="performs_poorly", because=given)


@pytest.mark.parametrize("given", ["", "1", "4", "inadequate", "Performs poorly (1)", "performs poorly"])
def test_only_the_id_of_a_grade_of_the_scale_is_a_grade(given: str, lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    with pytest.raises(ForPerson, match="Choose one of the grades"):
        judge_assessment(by=lead, assessment=made, version=1, grade=given, because=BECAUSE)


def test_who_judged_does_not_sign_off(person: PersonMaker, kent: Authority) -> None:
    director = person(Role.DIRECTOR)
    made = kent_2010(by=director, authority=kent, judged=True)
    with pytest.raises(ForPerson, match="Somebody else"):
        sign_off_assessment(by=director, assessment=made, version=made.version)
    assert Assessment.objects.get().state == State.JUDGED


def test_what_is_signed_off_is_frozen_with_its_hash(lead: Person, director: Person, kent: Authority) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    made.refresh_from_db()
    assert made.state == State.PUBLISHED
    assert made.sha256 == hash_of(made.content)
    assert made.content["judgement"]["grade"] == {
        "scale": "csa_4",
        "id": "performs_poorly",
        "label": "Performs poorly",
    }
    assert made.content["judgement"]["because"] == BECAUSE
    assert made.content["judgement"]["by"] == "Quinn Lead"
    assert made.content["rules"] == rules_text_of(made)


def test_what_was_altered_since_is_not_published(lead: Person, director: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    made.content["judgement"]["because"] = "Something else."
    made.save()
    with pytest.raises(ForPerson, match="not what was signed off"):
        publish_assessment(by=director, assessment=made, version=made.version)


def test_a_person_without_the_permission_does_none_of_it(
    person: PersonMaker, lead: Person, medway: Authority, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    officer, stranger = person(Role.OFFICER), person(Role.DIRECTOR, medway)
    for who in (officer, stranger):
        with pytest.raises(PermissionDenied):
            begin_assessment(by=who, authority=kent, year=2009, as_of=AS_OF, rules="csa")
        with pytest.raises(PermissionDenied):
            judge_assessment(by=who, assessment=made, version=2, grade="performs_poorly", because=BECAUSE)
        with pytest.raises(PermissionDenied):
            sign_off_assessment(by=who, assessment=made, version=2)
        with pytest.raises(PermissionDenied):
            rebuild_assessment(by=who, assessment=made, version=2, as_of=AS_OF)
        with pytest.raises(PermissionDenied):
            change_rules(by=who, assessment=made, version=2, text="")
        with pytest.raises(PermissionDenied):
            drop_assessment(by=who, assessment=made, version=2, because="No.")
    with pytest.raises(PermissionDenied):
        sign_off_assessment(by=lead, assessment=made, version=2)


def test_a_year_is_assessed_once_until_it_is_withdrawn(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    with pytest.raises(ForPerson, match="already: it is published"):
        begin_assessment(by=lead, authority=kent, year=2010, as_of=AS_OF, rules="csa")
    withdraw_assessment(by=director, assessment=made, version=made.version, because="A figure was wrong.")
    again = begin_assessment(by=lead, authority=kent, year=2010, as_of=AS_OF, rules="csa")
    assert again.pk != made.pk


def test_a_dropped_one_stays_on_the_record(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    drop_assessment(by=lead, assessment=made, version=1, because="The wrong year.")
    assert Assessment.objects.get().why == "The wrong year."
    assert Event.objects.get(action="assessment.dropped").why == "The wrong year."
    begin_assessment(by=lead, authority=kent, year=2010, as_of=AS_OF, rules="csa")


def test_rules_are_for_their_years_and_days_are_past(lead: Person, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="2009 to 2011"):
        begin_assessment(by=lead, authority=kent, year=2024, as_of=AS_OF, rules="csa")
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ForPerson, match="still to come"):
        begin_assessment(by=lead, authority=kent, year=2010, as_of=tomorrow, rules="csa")
    assert not Assessment.objects.exists()


def test_building_again_without_a_difference_leaves_the_judgement(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    assert rebuild_assessment(by=lead, assessment=made, version=made.version, as_of=AS_OF) is False
    made.refresh_from_db()
    assert made.state == State.JUDGED
    assert made.editions.count() == 1


def test_other_figures_ask_for_the_judgement_anew_and_keep_what_was_written(
    lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    FactsFile.objects.all().delete()
    facts(lead, kent, safe=True)
    assert rebuild_assessment(by=lead, assessment=made, version=made.version, as_of=AS_OF) is True
    made.refresh_from_db()
    assert (made.state, made.because) == (State.DRAFT, BECAUSE)
    assert made.editions.count() == 2
    assert "performs_excellently" in _permitted(made)


def test_a_file_of_facts_that_was_removed_counts_no_more(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    FactsFile.objects.update(removed=timezone.now(), removed_by_name="Somebody", why="Wrong.")
    rebuild_assessment(by=lead, assessment=made, version=1, as_of=AS_OF)
    edition = latest_edition(made)
    assert edition is not None
    assert edition.profile["inspections"] == []


def test_facts_that_cannot_be_read_leave_everything_as_it_was(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    broken = as_csv(kent_profile(kent)).replace("inadequate", "dreadful", 1)
    FactsFile.objects.create(authority=kent, year=2010, title="Broken", text=broken, by_name=lead.name)
    with pytest.raises(ForPerson, match="Broken"):
        rebuild_assessment(by=lead, assessment=made, version=1, as_of=date(2010, 12, 10))
    made.refresh_from_db()
    assert (made.as_of, made.version) == (AS_OF, 1)


def test_changed_rules_count_and_can_be_taken_back(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    milder = rules_text_of(made).replace('best = "performs_poorly"', 'best = "performs_adequately"')
    change_rules(by=lead, assessment=made, version=made.version, text=milder)
    made.refresh_from_db()
    assert _permitted(made) == ["performs_adequately", "performs_poorly"]
    assert made.state == State.DRAFT
    assert rulebook_of(made).rule("csa-safeguarding-inadequate").best.id == "performs_adequately"  # type: ignore[union-attr]
    change_rules(by=lead, assessment=made, version=made.version, text="")
    made.refresh_from_db()
    assert made.rules == ""
    assert _permitted(made) == ["performs_poorly"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('block = "B"', 'block = "C"', "never limit"),
        ('best = "performs_poorly"', "best = 1", "best"),
        ('scale = "csa_4"', 'scale = "slac_4"', "slac_4"),
        ("[how_derived]", "[how_derived", "TOML"),
    ],
)
def test_rules_that_are_none_are_refused_and_change_nothing(
    old: str, new: str, says: str, lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent)
    with pytest.raises(ForPerson, match=says):
        change_rules(by=lead, assessment=made, version=1, text=rules_text_of(made).replace(old, new, 1))
    made.refresh_from_db()
    assert (made.rules, made.version) == ("", 1)


def test_what_was_sent_back_is_judged_and_signed_off_anew(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    send_back_assessment(by=director, assessment=made, version=made.version, because="Say more of schools.")
    made.refresh_from_db()
    assert (made.state, made.content, made.sha256, made.signed_off) == (State.DRAFT, {}, "", None)
    with pytest.raises(ForPerson, match="being drafted"):
        sign_off_assessment(by=director, assessment=made, version=made.version)
    judge_assessment(
        by=lead, assessment=made, version=made.version, grade="performs_poorly", because="And schools."
    )
    sign_off_assessment(by=director, assessment=made, version=made.version)
    assert made.content["judgement"]["because"] == "And schools."


@pytest.mark.parametrize("state", [State.SIGNED_OFF, State.PUBLISHED, State.WITHDRAWN])
def test_what_is_signed_off_is_changed_by_nobody(
    state: State, lead: Person, director: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    Assessment.objects.update(state=state)
    made.refresh_from_db()
    for act in (
        lambda: judge_assessment(
            by=lead, assessment=made, version=made.version, grade="performs_poorly", because="Other."
        ),
        lambda: rebuild_assessment(by=lead, assessment=made, version=made.version, as_of=AS_OF),
        lambda: change_rules(by=lead, assessment=made, version=made.version, text=""),
        lambda: drop_assessment(by=lead, assessment=made, version=made.version, because="No."),
    ):
        with pytest.raises(ForPerson, match="cannot be"):
            act()


def test_of_two_who_judge_at_once_the_second_is_told(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    mine, theirs = Assessment.objects.get(pk=made.pk), Assessment.objects.get(pk=made.pk)
    judge_assessment(by=lead, assessment=theirs, version=1, grade="performs_poorly", because="First.")
    with pytest.raises(Conflict):
        judge_assessment(by=lead, assessment=mine, version=1, grade="performs_poorly", because="Second.")
    assert Assessment.objects.get().because == "First."


def test_every_step_is_told_in_the_trail(lead: Person, director: Person, kent: Authority) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    withdraw_assessment(by=director, assessment=made, version=made.version, because="A figure was wrong.")
    told = Event.objects.filter(thread=f"assessment:{made.pk}").order_by("seq")
    assert [(each.action, each.by_name) for each in told] == [
        ("assessment.begun", "Quinn Lead"),
        ("assessment.judged", "Quinn Lead"),
        ("assessment.signed_off", "Dana Director"),
        ("assessment.published", "Dana Director"),
        ("assessment.withdrawn", "Dana Director"),
    ]
    assert told[1].why == BECAUSE


def test_numbers_of_the_rules_are_changed_by_their_keys(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    change_thresholds(
        by=lead, assessment=made, version=1, numbers={"csa-safeguarding-inadequate.when.within_months": 1}
    )
    made.refresh_from_db()
    assert "within_months = 1 " in made.rules
    assert _permitted(made) == ["performs_adequately", "performs_poorly"]
    with pytest.raises(ForPerson, match="no number"):
        change_thresholds(by=lead, assessment=made, version=made.version, numbers={"nothing": 1})


def test_the_facts_that_ship_with_headway_are_brought_in_once(lead: Person, kent: Authority) -> None:
    made = begin_assessment(by=lead, authority=kent, year=2010, as_of=AS_OF, rules="csa")
    assert _permitted(made)[0] == "performs_excellently"
    bring_example(by=lead, assessment=made, version=made.version)
    assert _permitted(made) == ["performs_poorly"]
    assert FactsFile.objects.get().by_name == "Quinn Lead"
    with pytest.raises(ForPerson, match="already"):
        bring_example(by=lead, assessment=made, version=made.version)


def test_facts_that_stand_at_a_later_day_take_the_profile_to_it(person: PersonMaker) -> None:
    place = Authority.objects.get_or_create(code="E08000033", defaults={"name": "Calderdale"})[0]
    by = person(Role.QUALITY_ASSURANCE, place)
    made = begin_assessment(by=by, authority=place, year=2009, as_of=date(2009, 12, 9), rules="csa")
    bring_example(by=by, assessment=made, version=made.version)
    made.refresh_from_db()
    assert made.as_of == date(2009, 12, 31)  # of the inspection the year alone is known
    assert _permitted(made) == ["performs_adequately", "performs_poorly"]


def test_there_are_no_facts_of_a_year_that_headway_does_not_know(lead: Person, kent: Authority) -> None:
    made = begin_assessment(by=lead, authority=kent, year=2011, as_of=date(2011, 11, 8), rules="csa")
    with pytest.raises(ForPerson, match="no example"):
        bring_example(by=lead, assessment=made, version=made.version)


@pytest.mark.parametrize(
    ("year", "as_of"), [(2010, date(2009, 12, 31)), (2011, AS_OF), (2009, date(1850, 1, 1))]
)
def test_a_year_that_had_not_begun_on_the_day_cannot_be_assessed(
    year: int, as_of: date, lead: Person, kent: Authority
) -> None:
    with pytest.raises(ForPerson, match="had not begun"):
        begin_assessment(by=lead, authority=kent, year=year, as_of=as_of, rules="csa")
    made = kent_2010(by=lead, authority=kent)
    with pytest.raises(ForPerson, match="had not begun"):
        rebuild_assessment(by=lead, assessment=made, version=made.version, as_of=date(2009, 12, 31))
