"""What people do to a plan: each write asks for permission, keeps what was there, and leaves one event."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Item, Plan, Update
from headway.web.plans.states import Answer, Rag
from headway.web.plans.words import starting_words
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
TODAY = date(2017, 10, 2)


def events(action: str = "") -> list[Event]:
    found = Event.objects.order_by("seq")
    return list(found.filter(action=action) if action else found)


# Drafting


def test_a_draft_has_one_item_for_each_confirmed_recommendation_the_councils_own_first(plan: Plan) -> None:
    assert [str(each) for each in plan.items.all()] == [
        "Recommendation 1",
        "Recommendation 2",
        "Recommendation 88",
    ]
    assert [each.recommendation.addressee for each in plan.items.all()] == ["authority", "authority", "lscb"]


def test_a_draft_starts_with_status_words_that_each_have_a_meaning(plan: Plan) -> None:
    words = {each.word: each for each in plan.status_words.all()}
    assert list(words) == ["Not started", "On track", "At risk", "Off track", "Delivered", "Superseded"]
    assert [words[word].rag for word in ("On track", "At risk", "Off track")] == [
        Rag.GREEN,
        Rag.AMBER,
        Rag.RED,
    ]
    assert all(each.meaning for each in words.values())
    assert [word for word, each in words.items() if each.needs_narrative] == [
        "At risk",
        "Off track",
        "Superseded",
    ]


def test_words_shared_with_the_plan_in_word_and_excel_mean_the_same_there() -> None:
    from headway.documents import read_template

    there = {each.word: each.meaning for each in read_template("default").statuses}
    here = {each.word: each.meaning for each in starting_words()}
    assert list(there) == [*list(here)[:-1], "Embedded", "Superseded"]  # which only the owning body says
    assert here.pop("Delivered").startswith(there["Delivered"])
    assert here.items() <= there.items()


def test_drafting_leaves_one_event_that_names_the_recommendations(plan: Plan, officer: Person) -> None:
    (event,) = events()
    assert (event.action, event.by_name, event.authority) == ("plan.drafted", officer.name, plan.authority_id)
    assert event.after["recommendations"] == [each.recommendation_id for each in plan.items.all()]


def test_an_inspection_that_nobody_confirmed_gets_no_plan(officer: Person, inspection: Inspection) -> None:
    inspection.state = Confirmation.PROPOSED
    inspection.save()
    with pytest.raises(ForPerson, match="not confirmed yet"):
        actions.draft_from(by=officer, inspection=inspection)


def test_an_inspection_without_a_confirmed_recommendation_gets_no_plan(
    officer: Person, inspection: Inspection
) -> None:
    inspection.recommendations.update(state=Confirmation.PROPOSED)
    with pytest.raises(ForPerson, match="Confirm at least one"):
        actions.draft_from(by=officer, inspection=inspection)


def test_an_inspection_has_one_plan(officer: Person, plan: Plan) -> None:
    with pytest.raises(ForPerson, match="already"):
        actions.draft_from(by=officer, inspection=plan.inspection)
    assert Plan.objects.count() == 1


def test_a_recommendation_confirmed_later_is_taken_in(officer: Person, plan: Plan) -> None:
    Recommendation.objects.filter(number="3").update(state=Confirmation.CONFIRMED)
    (item,) = actions.take_in_recommendations(by=officer, plan=plan)
    assert str(item) == "Recommendation 3"
    assert item.order == 3
    with pytest.raises(ForPerson, match="in the plan already"):
        actions.take_in_recommendations(by=officer, plan=plan)


# Answers and issues


@pytest.mark.parametrize("no", [Answer.PARTLY, Answer.REJECTED])
def test_a_no_needs_its_reason(officer: Person, plan: Plan, no: str) -> None:
    item = plan.items.first()
    with pytest.raises(ForPerson, match="Say why"):
        actions.answer(by=officer, item=item, version=1, answer=no, reason="  ", on=TODAY)
    made = actions.answer(by=officer, item=item, version=1, answer=no, reason="Done already.", on=TODAY)
    assert (made.answer, made.reason, made.answered_on) == (no, "Done already.", TODAY)


def test_no_answer_yet_is_not_an_answer(officer: Person, plan: Plan) -> None:
    with pytest.raises(ForPerson, match="Answer with"):
        actions.answer(by=officer, item=plan.items.first(), version=1, answer="none", on=TODAY)


def test_an_answer_is_in_the_thread_of_its_recommendation_with_before_and_after(
    officer: Person, plan: Plan
) -> None:
    item = plan.items.first()
    actions.answer(by=officer, item=item, version=1, answer="accepted", on=TODAY)
    (event,) = events("item.answered")
    assert event.thread == item.recommendation.thread
    assert (event.before["answer"], event.after["answer"]) == ("none", "accepted")


def test_two_people_who_answer_at_once_lose_nothing(officer: Person, plan: Plan) -> None:
    mine, theirs = plan.items.first(), plan.items.first()
    actions.answer(by=officer, item=theirs, version=1, answer="accepted", on=TODAY)
    with pytest.raises(Conflict) as told:
        actions.answer(by=officer, item=mine, version=1, answer="rejected", reason="No.", on=TODAY)
    assert told.value.current.answer == "accepted"
    assert Item.objects.get(pk=mine.pk).answer == "accepted"
    assert len(events("item.answered")) == 1


def test_another_issue_joins_the_plan_behind_the_recommendations(officer: Person, plan: Plan) -> None:
    item = actions.add_issue(by=officer, plan=plan, issue="Supervision is not always recorded.")
    assert list(plan.items.all())[-1] == item
    second = actions.add_issue(by=officer, plan=plan, issue="Caseloads in two districts were high.")
    assert [str(item), str(second)] == ["Other issue 1", "Other issue 2"]
    changed = actions.change_issue(by=officer, item=item, version=1, issue="Supervision is seldom recorded.")
    assert changed.version == 2


def test_a_recommendations_words_are_the_inspectorates(officer: Person, plan: Plan) -> None:
    with pytest.raises(ForPerson, match="inspectorate's"):
        actions.change_issue(by=officer, item=plan.items.first(), version=1, issue="Nicer words.")


# Actions


def test_an_action_starts_with_the_plans_first_word_and_its_first_owner_as_lead(
    promised: Callable[..., Action], owner: Person
) -> None:
    action = promised(owners=[actions.Owner(owner.name, person=owner), actions.Owner("Partner", "Police")])
    assert action.status.word == "Not started"
    assert [(each.name, each.is_lead) for each in action.ownerships.all()] == [
        (owner.name, True),
        ("Partner", False),
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "  "}, "empty"),
        ({"title": "x" * 301}, "301 characters"),
        ({"start": date(2018, 1, 2), "due": date(2018, 1, 1)}, "due before it starts"),
        ({"measure_kind": "hope"}, "A measure is one of"),
        ({"owners": [actions.Owner("Ann"), actions.Owner("Ann")]}, "twice"),
        ({"owners": [actions.Owner(" ")]}, "owner's name is empty"),
    ],
)
def test_an_action_that_cannot_be_is_refused_whole(
    promised: Callable[..., Action], given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        promised(**given)
    assert not Action.objects.exists()
    assert not events("action.added")


def test_a_change_tells_before_and_after_and_leaves_the_rest(
    promised: Callable[..., Action], officer: Person
) -> None:
    action = promised()
    actions.change_action(
        by=officer, action=action, version=1, title="Better words", owners=[actions.Owner("Head of Service")]
    )
    again = Action.objects.get(pk=action.pk)
    assert (again.title, again.version, again.measure) == ("Better words", 2, action.measure)
    (event,) = events("action.changed")
    assert event.before["owners"][0]["name"] == "Owen Owner"
    assert event.after["owners"] == [{"name": "Head of Service", "post": "", "lead": True}]


def test_a_change_on_an_old_version_is_a_conflict_and_changes_nothing(
    promised: Callable[..., Action], officer: Person
) -> None:
    action = promised()
    actions.change_action(by=officer, action=Action.objects.get(), version=1, title="Theirs")
    with pytest.raises(Conflict):
        actions.change_action(by=officer, action=action, version=1, owners=[])
    assert Action.objects.get().ownerships.count() == 1


def test_actions_cannot_wait_for_each_other_in_a_circle(
    promised: Callable[..., Action], officer: Person
) -> None:
    one = promised()
    two = promised(depends_on=[one])
    three = promised(depends_on=[two])
    with pytest.raises(ForPerson, match="circle"):
        actions.change_action(by=officer, action=one, version=1, depends_on=[three])
    assert not one.depends_on.exists()
    with pytest.raises(ForPerson, match="circle"):
        actions.change_action(by=officer, action=three, version=1, depends_on=[three])


def test_an_action_depends_only_on_its_own_plan(
    promised: Callable[..., Action], officer: Person, kent: Authority
) -> None:
    other = Inspection.objects.create(authority=kent, framework="ilacs_2018", state=Confirmation.CONFIRMED)
    Recommendation.objects.create(
        inspection=other,
        addressee="authority",
        kind="recommendation",
        text="Else.",
        state=Confirmation.CONFIRMED,
    )
    elsewhere = actions.add_action(
        by=officer, item=actions.draft_from(by=officer, inspection=other).items.get(), title="Elsewhere"
    )
    with pytest.raises(ForPerson, match="its own plan"):
        promised(depends_on=[elsewhere])


def test_rescheduling_keeps_the_old_date_and_the_reason(
    promised: Callable[..., Action], officer: Person
) -> None:
    action = promised(due=date(2018, 3, 30))
    with pytest.raises(ForPerson, match="reason"):
        actions.reschedule(by=officer, action=action, version=1, due=date(2018, 6, 29))
    actions.reschedule(
        by=officer, action=action, version=1, due=date(2018, 6, 29), reason="The provider was late."
    )
    kept = action.reschedules.get()
    assert (kept.old_due, kept.new_due, kept.by_name) == (date(2018, 3, 30), date(2018, 6, 29), officer.name)
    (event,) = events("action.rescheduled")
    assert (event.before, event.after, event.why) == (
        {"due": "2018-03-30"},
        {"due": "2018-06-29"},
        "The provider was late.",
    )


def test_a_first_due_date_needs_no_reason(promised: Callable[..., Action], officer: Person) -> None:
    action = promised(due=None)
    assert actions.reschedule(by=officer, action=action, version=1, due=date(2018, 6, 29)).due == date(
        2018, 6, 29
    )


def test_a_new_date_before_the_start_or_the_same_is_refused(
    promised: Callable[..., Action], officer: Person
) -> None:
    action = promised()
    with pytest.raises(ForPerson, match="before it starts"):
        actions.reschedule(by=officer, action=action, version=1, due=date(2017, 8, 31), reason="Sooner.")
    with pytest.raises(ForPerson, match="already"):
        actions.reschedule(by=officer, action=action, version=1, due=date(2018, 3, 30), reason="Same.")


# Updates


def test_an_update_adds_and_never_overwrites(
    promised: Callable[..., Action], owner: Person, plan: Plan
) -> None:
    action = promised()
    on_track = plan.status_words.get(word="On track")
    actions.update(by=owner, action=action, version=1, status=on_track)
    actions.update(by=owner, action=action, version=2, status=on_track, narrative="Half the teams.")
    assert [each.narrative for each in action.updates.all()] == ["Half the teams.", ""]
    assert (action.version, action.status) == (3, on_track)
    assert action.last_update == action.updates.first().at


@pytest.mark.parametrize("word", ["At risk", "Off track", "Superseded"])
def test_amber_red_and_superseded_say_why(
    promised: Callable[..., Action], owner: Person, plan: Plan, word: str
) -> None:
    action = promised()
    with pytest.raises(ForPerson, match="Say why"):
        actions.update(
            by=owner, action=action, version=1, status=plan.status_words.get(word=word), narrative=" \n "
        )
    assert not Update.objects.exists()
    assert Action.objects.get().version == 1


def test_two_updates_of_one_action_at_once_are_a_conflict(
    promised: Callable[..., Action], owner: Person, director: Person, plan: Plan
) -> None:
    action = promised()
    word = plan.status_words.get(word="On track")
    actions.update(by=director, action=Action.objects.get(), version=1, status=word, narrative="First.")
    with pytest.raises(Conflict):
        actions.update(by=owner, action=action, version=1, status=word, narrative="Second.")
    assert [each.narrative for each in Update.objects.all()] == ["First."]


def test_another_plans_word_is_refused(
    promised: Callable[..., Action], owner: Person, kent: Authority
) -> None:
    other = Plan.objects.create(
        inspection=Inspection.objects.create(authority=kent, framework="sif"), authority=kent, title="Other"
    )
    word = other.status_words.create(word="Fine", meaning="Fine.")
    with pytest.raises(ForPerson, match="another plan"):
        actions.update(by=owner, action=promised(), version=1, status=word)


# Milestones


def test_milestones_share_the_actions_version(
    promised: Callable[..., Action], officer: Person, owner: Person
) -> None:
    action = promised()
    step = actions.add_milestone(by=officer, action=action, version=1, title="Draft", due=date(2017, 12, 1))
    step = actions.change_milestone(
        by=officer, milestone=step, version=2, title="First draft", due=date(2017, 12, 8)
    )
    step = actions.reach_milestone(by=owner, milestone=step, version=3, on=date(2017, 12, 7))
    with pytest.raises(Conflict):
        actions.remove_milestone(by=officer, milestone=step, version=1)
    actions.remove_milestone(by=officer, milestone=step, version=4)
    assert Action.objects.get().version == 5
    assert [each.action for each in events()[-4:]] == [
        "milestone.added",
        "milestone.changed",
        "milestone.reached",
        "milestone.removed",
    ]


# The plan itself


def test_a_status_word_in_use_cannot_vanish(
    promised: Callable[..., Action], officer: Person, owner: Person, plan: Plan
) -> None:
    action = promised()
    on_track = plan.status_words.get(word="On track")
    actions.update(by=owner, action=action, version=1, status=on_track)
    kept = [actions.Word("Not started", "No work has begun.")]
    with pytest.raises(ForPerson, match="In use, so it cannot go: On track"):
        actions.set_status_words(by=officer, plan=plan, version=1, words=kept)
    assert plan.status_words.count() == 6


def test_status_words_keep_their_identity_when_their_meaning_is_mended(officer: Person, plan: Plan) -> None:
    before = plan.status_words.get(word="On track").pk
    words = [
        actions.Word("On track", "As promised.", Rag.GREEN),
        actions.Word("Late", "Not as promised.", Rag.RED),
    ]
    made = actions.set_status_words(by=officer, plan=plan, version=1, words=words)
    assert [each.word for each in plan.status_words.all()] == ["On track", "Late"]
    assert made[0].pk == before
    assert plan.status_words.first().meaning == "As promised."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "at least one"),
        ([actions.Word("Late", " ")], "meaning"),
        ([actions.Word("Late", "x"), actions.Word("late", "y")], "twice"),
        ([actions.Word("Late", "x", "purple")], "rating"),
    ],
)
def test_every_status_word_has_one_meaning(
    officer: Person, plan: Plan, words: list[actions.Word], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        actions.set_status_words(by=officer, plan=plan, version=1, words=words)


def test_a_statement_that_leaves_a_recommendation_unanswered_is_not_published(
    director: Person, officer: Person, plan: Plan
) -> None:
    first, *_ = plan.items.all()
    actions.answer(by=officer, item=first, version=1, answer="accepted", on=TODAY)
    with pytest.raises(ForPerson, match="2 recommendations without an answer"):
        actions.publish(by=director, plan=plan, on=TODAY)


def test_publishing_again_adds_an_edition_and_keeps_the_first_day(
    director: Person, officer: Person, plan: Plan
) -> None:
    for item in plan.items.all():
        actions.answer(by=officer, item=item, version=1, answer="accepted", on=TODAY)
    actions.publish(by=director, plan=plan, on=date(2017, 9, 20))
    actions.publish(by=director, plan=plan, on=date(2018, 1, 10))
    plan.refresh_from_db()
    assert plan.published == date(2017, 9, 20)
    assert [each.on for each in plan.publications.all()] == [date(2018, 1, 10), date(2017, 9, 20)]


# Permission


def test_the_actions_themselves_refuse_who_may_not(
    promised: Callable[..., Action],
    person: Callable[..., Person],
    plan: Plan,
    medway: Authority,
) -> None:
    action, item = promised(), plan.items.first()
    word = plan.status_words.first()
    strangers = [
        person(Role.MEMBER),
        person(Role.INSPECTOR),
        person(Role.ADMINISTRATOR),
        person(Role.ACTION_OWNER),  # of another action
        person(Role.DIRECTOR, medway),
        person(None),
    ]
    before = len(events())
    for by in strangers:
        for attempt in (
            lambda by: actions.answer(by=by, item=item, version=1, answer="accepted", on=TODAY),
            lambda by: actions.add_issue(by=by, plan=plan, issue="x"),
            lambda by: actions.add_action(by=by, item=item, title="x"),
            lambda by: actions.change_action(by=by, action=action, version=1, title="x"),
            lambda by: actions.reschedule(by=by, action=action, version=1, due=TODAY, reason="x"),
            lambda by: actions.update(by=by, action=action, version=1, status=word),
            lambda by: actions.add_milestone(by=by, action=action, version=1, title="x"),
            lambda by: actions.propose_closure(by=by, action=action, stage="delivered", narrative="x"),
            lambda by: actions.set_status_words(by=by, plan=plan, version=1, words=[]),
            lambda by: actions.change_plan(by=by, plan=plan, version=1, title="x", owning_body="y"),
            lambda by: actions.publish(by=by, plan=plan, on=TODAY),
            lambda by: actions.draft_from(by=by, inspection=plan.inspection),
            lambda by: actions.take_in_recommendations(by=by, plan=plan),
        ):
            with pytest.raises(PermissionDenied):
                attempt(by)
    assert len(events()) == before


def test_an_owner_whose_role_has_ended_can_no_longer_update(
    promised: Callable[..., Action], owner: Person, plan: Plan
) -> None:
    action = promised()
    owner.memberships.update(until_day=date(2020, 1, 1))
    gone = Person.objects.get(pk=owner.pk)
    with pytest.raises(PermissionDenied):
        actions.update(by=gone, action=action, version=1, status=plan.status_words.first())


def test_an_officer_writes_the_plan_but_does_not_publish_it(officer: Person, plan: Plan) -> None:
    with pytest.raises(PermissionDenied):
        actions.publish(by=officer, plan=plan, on=TODAY)
