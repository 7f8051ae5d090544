"""Whether a passage is a lesson, what comes of it, and what the trail says of both."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from example_site import Site
from lessons_site import a_report, an_item

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions import decisions
from headway.web.lessons.models import Lesson, Passage
from headway.web.plans import actions as plans
from headway.web.plans.models import Action, Item
from headway.web.register.models import Authority
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
ON = date(2017, 9, 1)


@pytest.fixture
def passage(site: Site) -> Passage:  # noqa: ARG001 - Kent is there first
    return an_item(a_report("E10000014"), "Supervision must be regular.", page=7)


def judged(site: Site, passage: Passage, **given: Any) -> Lesson:
    given = {
        "by": site.one(Role.QUALITY_ASSURANCE),
        "authority": site.authority,
        "passage": passage,
        "relevant": True,
        "reason": "Our audits found the same.",
        "on": ON,
    } | given
    return decisions.mark(**given)


def by_and(lesson: Lesson, site: Site) -> dict[str, Any]:
    fresh = Lesson.objects.get(pk=lesson.pk)
    return {"by": site.one(Role.QUALITY_ASSURANCE), "lesson": fresh, "version": fresh.version}


def names(thread: str) -> list[str]:
    return list(Event.objects.filter(thread=thread).order_by("seq").values_list("action", flat=True))


def test_a_judgement_says_who_when_and_why_and_quotes_on_the_trail(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    assert (made.relevant, made.reason, made.decided_on, made.outcome) == (
        True,
        "Our audits found the same.",
        ON,
        "open",
    )
    assert made.decided_by_name == site.one(Role.QUALITY_ASSURANCE).name
    event = Event.objects.get(thread=made.thread)
    assert (event.action, event.authority, event.why) == ("lesson.judged", "E10000016", made.reason)
    assert event.after["passage"] == "Supervision must be regular."
    assert event.after["page"] == 7
    assert "Hampshire" in event.after["report"]


def test_a_judgement_needs_a_reason_and_a_day_that_has_come(site: Site, passage: Passage) -> None:
    with pytest.raises(ForPerson, match="reason is empty"):
        judged(site, passage, reason="  ")
    with pytest.raises(ForPerson, match="future"):
        judged(site, passage, on=timezone.localdate() + timedelta(days=1))
    assert not Lesson.objects.exists()
    assert not Event.objects.filter(action__startswith="lesson").exists()


def test_our_own_report_a_copy_and_a_refused_document_hold_no_lesson(site: Site) -> None:
    own = an_item(a_report("E10000016"))
    with pytest.raises(ForPerson, match="about Kent"):
        judged(site, own)
    first = a_report("E10000014")
    with pytest.raises(ForPerson, match="copy"):
        judged(site, an_item(a_report("E10000014", copy_of=first)))
    with pytest.raises(ForPerson, match="could not be read"):
        judged(site, an_item(a_report(refusal="This is a web page.")))


def test_a_report_whose_authority_is_known_by_name_only_is_told_by_it(site: Site) -> None:
    report = a_report("E10000014")
    report.authority, report.authority_name = None, "kent"
    report.save()
    with pytest.raises(ForPerson, match="about Kent"):
        judged(site, an_item(report))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ACTION_OWNER, Role.DEMOCRATIC_SERVICES, Role.INSPECTOR])
def test_others_do_not_judge(site: Site, passage: Passage, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        judged(site, passage, by=site.one(role))


def test_nobody_judges_for_another_authority(site: Site, passage: Passage, medway: Authority) -> None:
    with pytest.raises(PermissionDenied):
        judged(site, passage, authority=medway)


def test_the_same_form_sent_twice_records_once(site: Site, passage: Passage) -> None:
    assert judged(site, passage) == judged(site, passage)
    assert Event.objects.filter(action="lesson.judged").count() == 1


def test_two_who_judge_at_once_the_second_is_told_what_the_first_said(site: Site, passage: Passage) -> None:
    first = judged(site, passage)
    with pytest.raises(Conflict) as told:
        judged(site, passage, by=site.one(Role.DIRECTOR), relevant=False, reason="Not ours.")
    assert told.value.current == first
    assert Lesson.objects.get().relevant


def test_judging_again_keeps_what_stood_before_on_the_trail(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    again = judged(
        site,
        passage,
        by=site.one(Role.DIRECTOR),
        relevant=False,
        reason="It was put right.",
        version=made.version,
    )
    assert (again.pk, again.relevant, again.version) == (made.pk, False, 2)
    event = Event.objects.get(action="lesson.changed")
    assert (event.before["relevant"], event.after["relevant"]) == (True, False)
    assert event.before["reason"] == "Our audits found the same."


def test_an_older_version_conflicts(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    judged(site, passage, relevant=False, reason="No.", version=1)
    with pytest.raises(Conflict):
        judged(site, passage, reason="Yes after all.", version=1)
    stale = Lesson.objects.get(pk=made.pk)
    with pytest.raises(Conflict):
        decisions.no_action(by=site.one(Role.OFFICER), lesson=stale, version=1, because="Done.", on=ON)


def test_no_action_says_because(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    with pytest.raises(ForPerson, match="no action is empty"):
        decisions.no_action(**by_and(made, site), because="", on=ON)
    decisions.no_action(**by_and(made, site), because="Supervision is monthly here.", on=ON)
    held = Lesson.objects.get()
    assert (held.outcome, held.because) == ("none", "Supervision is monthly here.")
    assert names(made.thread) == ["lesson.judged", "lesson.no_action"]


def test_what_is_not_relevant_leads_to_nothing(site: Site, passage: Passage) -> None:
    made = judged(site, passage, relevant=False)
    with pytest.raises(ForPerson, match="not relevant"):
        decisions.no_action(**by_and(made, site), because="No.", on=ON)
    with pytest.raises(ForPerson, match="not relevant"):
        decisions.lead_to_action(**by_and(made, site), action=site.action, on=ON)


def test_an_action_of_the_plan_is_joined_and_both_lines_tell(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    decisions.lead_to_action(**by_and(made, site), action=site.action, on=ON)
    held = Lesson.objects.get()
    assert (held.outcome, held.action) == ("action", site.action)
    assert names(made.thread) == ["lesson.judged", "lesson.action"]
    event = Event.objects.filter(thread=site.action.item.thread).latest("seq")
    assert (event.action, event.subject_type, event.subject_id) == (
        "action.lesson_joined",
        "action",
        str(site.action.pk),
    )
    assert event.after["lesson"] == made.pk
    assert event.after["passage"] == "Supervision must be regular."


def test_a_new_action_under_an_item_is_made_by_the_plans_own_action(site: Site, passage: Passage) -> None:
    item = site.plan.items.get()
    made = judged(site, passage)
    decisions.lead_to_new_action(
        **by_and(made, site), item=item, title="Supervise monthly", due=date(2018, 3, 31), on=ON
    )
    held = Lesson.objects.get()
    assert held.action.title == "Supervise monthly"
    assert held.action.item == item
    assert names(item.thread)[-2:] == ["action.added", "action.lesson_joined"]


def test_a_new_action_under_a_new_issue(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    decisions.lead_to_new_action(
        **by_and(made, site), plan=site.plan, issue="Supervision is patchy.", title="Supervise monthly", on=ON
    )
    issue = Item.objects.get(issue="Supervision is patchy.")
    assert Lesson.objects.get().action.item == issue
    assert names(issue.thread) == ["issue.added", "action.added", "action.lesson_joined"]


def test_a_fault_in_the_new_action_leaves_nothing_behind(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    before = Event.objects.count(), Item.objects.count()
    with pytest.raises(ForPerson, match="action is empty"):
        decisions.lead_to_new_action(**by_and(made, site), plan=site.plan, issue="An issue.", title="", on=ON)
    site.plan  # noqa: B018
    assert (Event.objects.filter(action="issue.added").count(), Lesson.objects.get().outcome) == (0, "open")
    assert Item.objects.count() >= before[1]
    assert not Item.objects.filter(issue="An issue.").exists()
    with pytest.raises(ForPerson, match="Choose what the action answers"):
        decisions.lead_to_new_action(**by_and(made, site), title="Alone", on=ON)


def test_another_authoritys_plan_is_not_joined(
    site: Site, passage: Passage, medway: Authority, person: Callable[..., Person]
) -> None:
    theirs = Site(medway, person)
    made = judged(site, passage)
    with pytest.raises(ForPerson, match="another authority's plan"):
        decisions.lead_to_action(**by_and(made, site), action=theirs.action, on=ON)
    with pytest.raises(ForPerson, match="another authority's plan"):
        decisions.lead_to_new_action(
            **by_and(made, site), item=theirs.plan.items.get(), title="Supervise", on=ON
        )


def test_an_outcome_is_decided_once_and_taken_back_with_a_reason(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    with pytest.raises(ForPerson, match="Nothing has been decided"):
        decisions.take_back(**by_and(made, site), reason="A mistake.")
    decisions.lead_to_action(**by_and(made, site), action=site.action, on=ON)
    with pytest.raises(ForPerson, match="has been decided"):
        decisions.no_action(**by_and(made, site), because="No.", on=ON)
    with pytest.raises(ForPerson, match="reason is empty"):
        decisions.take_back(**by_and(made, site), reason="")
    decisions.take_back(**by_and(made, site), reason="Another action fits better.")
    held = Lesson.objects.get()
    assert (held.outcome, held.action) == ("open", None)
    assert Action.objects.filter(pk=site.action.pk).exists()
    assert names(made.thread)[-1] == "lesson.taken_back"
    assert names(site.action.item.thread)[-1] == "action.lesson_left"


def test_a_lesson_that_led_to_an_action_is_not_judged_away(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    decisions.lead_to_action(**by_and(made, site), action=site.action, on=ON)
    with pytest.raises(ForPerson, match="Take that back first"):
        judged(site, passage, relevant=False, reason="No.", version=2)
    held = Lesson.objects.get()
    assert (held.relevant, held.version) == (True, 2)


def test_no_action_goes_when_it_is_judged_not_relevant(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    decisions.no_action(**by_and(made, site), because="It is done.", on=ON)
    judged(site, passage, relevant=False, reason="Not ours.", version=2)
    held = Lesson.objects.get()
    assert (held.outcome, held.because) == ("open", "")
    assert Event.objects.get(action="lesson.changed").before["because"] == "It is done."


def test_a_superseded_action_is_not_joined(site: Site, passage: Passage) -> None:
    made = judged(site, passage)
    Action.objects.filter(pk=site.action.pk).update(stage="superseded")
    action = Action.objects.get(pk=site.action.pk)
    with pytest.raises(ForPerson, match="superseded"):
        decisions.lead_to_action(**by_and(made, site), action=action, on=ON)
    assert plans.stages_open_to(action) == ()
