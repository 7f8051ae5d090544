"""Commitments: proposed by the machine, decided by people, met by a paper or an update and by nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from minutes_kit import DAYS, TEXT, Committee

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Action
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.scrutiny.actions import commitments as actions
from headway.web.scrutiny.actions.commitments import Terms
from headway.web.scrutiny.models import Body, Commitment, Meeting, Paper
from headway.web.scrutiny.queries.commitments import likely_terms
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    made = Committee(kent, person)
    made.write_both()
    return made


@pytest.fixture
def note(committee: Committee) -> Commitment:
    """The machine's proposal of the note on agency staff."""
    return committee.promised("agency staff")


def terms(committee: Committee, **other: Any) -> Terms:
    return Terms(
        **{
            "text": "A note on agency staff",
            "owed_by": "Ms D Hart",
            "body": committee.body,
            "due_meeting": committee.meetings[1],
        }
        | other
    )


def confirm(committee: Committee, row: Commitment, **other: Any) -> Commitment:
    row.refresh_from_db()
    return actions.confirm_commitment(
        by=committee.clerk, commitment=row, version=row.version, terms=terms(committee, **other)
    )


def paper(committee: Committee, **other: Any) -> Paper:
    return Paper.objects.create(
        **{"authority": committee.authority, "kind": "other", "subject": "Agency staff", "state": "published"}
        | other
    )


@pytest.fixture
def action(committee: Committee) -> Action:
    """An action of Kent's plan."""
    inspection = Inspection.objects.create(
        authority=committee.authority,
        framework="sif",
        received=date(2017, 6, 13),
        published=date(2017, 6, 13),
        state=Confirmation.CONFIRMED,
    )
    Recommendation.objects.create(
        inspection=inspection, number="1", addressee="authority", kind="recommendation", text="Recruit.", page=1,
        state=Confirmation.CONFIRMED,
    )  # fmt: skip
    plan = plans.draft_from(by=committee.officer, inspection=inspection)
    return plans.add_action(by=committee.officer, item=plan.items.get(), title="Fill the posts")


def test_the_narrative_and_the_resolution_are_proposed_once_each(committee: Committee) -> None:
    rows = Commitment.objects.filter(minute=committee.minute)
    assert {each.state for each in rows} == {"proposed"}
    assert sorted(each.where for each in rows) == ["1 a)", "2"]
    resolved = rows.get(where="2")
    assert resolved.outcome.kind == "asked for"
    assert resolved.due_said == "next meeting"


def test_what_was_asked_in_the_debate_and_resolved_is_one_commitment(committee: Committee) -> None:
    text = TEXT.replace(
        "a) asked", "a) the Chairman asked that a report on recruitment be made to the next meeting. Asked"
    )
    minute = committee.write(committee.item, text)
    assert minute.commitments.filter(text__icontains="report on recruitment").count() == 1


def test_a_person_confirms_with_owner_and_due_meeting(committee: Committee, note: Commitment) -> None:
    made = confirm(committee, note, owner=committee.officer)
    assert (made.state, made.owner, made.due_meeting) == ("open", committee.officer, committee.meetings[1])
    assert Event.objects.get(action="commitment.confirmed").after["owed_by"] == "Ms D Hart"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"due_meeting": None}, "when it is due"),
        ({"owed_by": " "}, "Who owes it"),
        ({"text": ""}, "What is owed"),
        ({"due_meeting": None, "due_on": DAYS[0] - timedelta(days=1)}, "before it was promised"),
    ],
)
def test_a_commitment_needs_who_and_when(
    committee: Committee, note: Commitment, other: dict[str, Any], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        confirm(committee, note, **other)
    note.refresh_from_db()
    assert note.state == "proposed"


def test_the_due_meeting_is_of_the_body_it_is_owed_to(committee: Committee, note: Commitment) -> None:
    panel = Body.objects.create(authority=committee.authority, name="Panel", kind="panel")
    with pytest.raises(ForPerson, match="another body"):
        confirm(committee, note, body=panel)
    sitting = Meeting.objects.create(body=panel, on=date(2018, 7, 19))
    assert confirm(committee, note, body=panel, due_meeting=sitting).body == panel


def test_nothing_of_another_authority_is_taken(
    committee: Committee, note: Commitment, medway: Authority
) -> None:
    foreign = Body.objects.create(authority=medway, name="Theirs", kind="committee")
    with pytest.raises(ForPerson, match="another authority"):
        confirm(committee, note, body=foreign, due_meeting=None, due_on=DAYS[2])
    owed = confirm(committee, note)
    with pytest.raises(ForPerson, match="another authority"):
        actions.meet(
            by=committee.clerk,
            commitment=owed,
            version=owed.version,
            on=DAYS[1],
            paper=paper(committee, authority=medway),
        )


def test_turning_down_needs_a_reason_which_stays(committee: Committee, note: Commitment) -> None:
    with pytest.raises(ForPerson, match="reason"):
        actions.reject_commitment(by=committee.clerk, commitment=note, version=note.version, reason=" ")
    made = actions.reject_commitment(
        by=committee.clerk, commitment=note, version=note.version, reason="It was sent before."
    )
    assert (made.state, made.why_rejected) == ("rejected", "It was sent before.")


def test_reading_the_minute_again_repeats_and_revives_nothing(committee: Committee, note: Commitment) -> None:
    actions.reject_commitment(by=committee.clerk, commitment=note, version=note.version, reason="Sent.")
    confirm(committee, committee.promised("recruitment"), text="A report on posts")
    before = list(Commitment.objects.order_by("pk").values_list("pk", "state", "text"))
    committee.write(committee.item, TEXT)
    committee.write(committee.item, TEXT.replace("a note on agency staff", "a short note on agency staff"))
    committee.write(
        committee.item,
        "1. Something before.\n\n" + TEXT.replace("1. Ms", "2. Ms").replace("2. RES", "3. RES"),
    )
    assert list(Commitment.objects.order_by("pk").values_list("pk", "state", "text")) == before
    assert committee.minute.commitments.get(state="open").where == "3", "its place is brought up to date"


def test_a_proposal_whose_words_went_is_dropped_and_a_decision_stays(
    committee: Committee, note: Commitment
) -> None:
    shorter = "1. Ms Hart presented the figures.\n\n2. RESOLVED that the figures be noted."
    committee.write(committee.item, shorter)
    assert not Commitment.objects.filter(pk=note.pk).exists()
    committee.write(committee.item, TEXT)
    confirm(committee, committee.promised("agency staff"))
    committee.write(committee.item, shorter)
    assert Commitment.objects.filter(minute=committee.minute).get().state == "open"


def test_one_added_by_hand_quotes_the_minute(committee: Committee) -> None:
    made = actions.add_commitment(
        by=committee.clerk,
        minute=committee.minute,
        terms=terms(committee),
        where="1 b)",
        quote="two districts",
    )
    assert (made.state, made.rule) == ("open", "")
    with pytest.raises(ForPerson, match="do not stand in the minute"):
        actions.add_commitment(
            by=committee.clerk, minute=committee.minute, terms=terms(committee), quote="nine districts"
        )


@pytest.mark.parametrize("state", ["draft", "signing", "withdrawn"])
def test_a_paper_that_is_not_signed_meets_nothing(committee: Committee, note: Commitment, state: str) -> None:
    owed = confirm(committee, note)
    with pytest.raises(ForPerson, match="signed off or published"):
        actions.meet(
            by=committee.officer,
            commitment=owed,
            version=owed.version,
            on=DAYS[1],
            paper=paper(committee, state=state),
        )


@pytest.mark.parametrize("state", ["signed", "published"])
def test_a_signed_or_published_paper_meets_it(committee: Committee, note: Commitment, state: str) -> None:
    owed = confirm(committee, note)
    made = actions.meet(
        by=committee.officer,
        commitment=owed,
        version=owed.version,
        on=DAYS[1],
        paper=paper(committee, state=state),
    )
    assert (made.state, made.met_on) == ("met", DAYS[1])


def test_it_is_met_by_one_thing_on_a_day_after_it_was_promised(
    committee: Committee, note: Commitment
) -> None:
    owed = confirm(committee, note)
    given = {"by": committee.clerk, "commitment": owed, "version": owed.version}
    with pytest.raises(ForPerson, match="what met it"):
        actions.meet(**given, on=DAYS[1])
    with pytest.raises(ForPerson, match="before it was promised"):
        actions.meet(**given, on=DAYS[0] - timedelta(days=1), paper=paper(committee))
    with pytest.raises(ForPerson, match="future"):
        actions.meet(**given, on=timezone.localdate() + timedelta(days=1), paper=paper(committee))


def test_what_is_only_proposed_cannot_be_met(committee: Committee, note: Commitment) -> None:
    with pytest.raises(ForPerson, match="proposed"):
        actions.meet(
            by=committee.clerk, commitment=note, version=note.version, on=DAYS[1], paper=paper(committee)
        )


def test_an_update_of_its_own_action_meets_it_and_the_thread_tells(
    committee: Committee, note: Commitment, action: Action
) -> None:
    owed = confirm(committee, note)
    status = (
        action.item.plan.status_words.filter(rag="green").first() or action.item.plan.status_words.first()
    )
    update = plans.update(
        by=committee.person(Role.QUALITY_ASSURANCE, committee.authority),
        action=action,
        version=action.version,
        status=status,
        narrative="The note was sent.",
    )
    with pytest.raises(ForPerson, match="another action"):
        actions.meet(by=committee.officer, commitment=owed, version=owed.version, on=DAYS[1], update=update)
    joined = actions.join_action(by=committee.officer, commitment=owed, version=owed.version, action=action)
    actions.meet(by=committee.officer, commitment=joined, version=joined.version, on=DAYS[1], update=update)
    told = Event.objects.filter(thread=action.item.thread, subject_type="commitment")
    assert list(told.values_list("action", flat=True)) == ["commitment.joined", "commitment.met"]


def test_it_becomes_an_action_of_the_plan(committee: Committee, note: Commitment, action: Action) -> None:
    owed = confirm(committee, note, owner=committee.officer)
    made = actions.become_action(
        by=committee.officer, commitment=owed, version=owed.version, item=action.item, title="Send a note"
    )
    assert made.action.due == committee.meetings[1].on
    assert made.action.ownerships.get().person == committee.officer


def test_a_restricted_promise_becomes_no_action(committee: Committee, action: Action) -> None:
    row = Commitment.objects.get(minute=committee.secret)
    owed = confirm(committee, row)
    with pytest.raises(ForPerson, match="restricted minute") as refused:
        actions.become_action(
            by=committee.officer, commitment=owed, version=owed.version, item=action.item, title="x"
        )
    assert "Zebulon" not in str(refused.value)
    assert not any(
        "Zebulon" in f"{each.after}{each.before}{each.subject_label}" for each in Event.objects.all()
    )


def test_that_it_was_met_can_be_taken_back_with_a_reason(committee: Committee, note: Commitment) -> None:
    owed = confirm(committee, note)
    met = actions.meet(
        by=committee.officer, commitment=owed, version=owed.version, on=DAYS[1], paper=paper(committee)
    )
    again = actions.owe_again(by=committee.clerk, commitment=met, version=met.version, reason="Another note.")
    assert (again.state, again.met_on, again.met_by_paper) == ("open", None, None)


def test_what_was_turned_down_by_mistake_can_be_confirmed(committee: Committee, note: Commitment) -> None:
    down = actions.reject_commitment(by=committee.clerk, commitment=note, version=note.version, reason="No.")
    assert confirm(committee, down).state == "open"


def test_of_two_who_decide_the_second_is_told(committee: Committee, note: Commitment) -> None:
    stale = Commitment.objects.get(pk=note.pk)
    confirm(committee, note)
    with pytest.raises(Conflict):
        actions.reject_commitment(by=committee.clerk, commitment=stale, version=stale.version, reason="No.")


DECIDERS = {Role.DEMOCRATIC_SERVICES}
ANSWERERS = {
    Role.OFFICER,
    Role.QUALITY_ASSURANCE,
    Role.ANALYST,
    Role.DIRECTOR,
    Role.DEMOCRATIC_SERVICES,
}


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.PUBLIC])
def test_each_role_does_only_what_is_its_own(committee: Committee, note: Commitment, role: Role) -> None:
    who = committee.person(role, committee.authority)
    if role not in DECIDERS:
        with pytest.raises(PermissionDenied):
            actions.confirm_commitment(by=who, commitment=note, version=note.version, terms=terms(committee))
        with pytest.raises(PermissionDenied):
            actions.reject_commitment(by=who, commitment=note, version=note.version, reason="x")
        with pytest.raises(PermissionDenied):
            actions.add_commitment(by=who, minute=committee.minute, terms=terms(committee))
    owed = confirm(committee, note)
    given = {"by": who, "commitment": owed, "version": owed.version, "on": DAYS[1], "paper": paper(committee)}
    if role in ANSWERERS:
        assert actions.meet(**given).state == "met"
    else:
        with pytest.raises(PermissionDenied):
            actions.meet(**given)


def test_the_form_starts_from_what_the_minute_means(committee: Committee, note: Commitment) -> None:
    following = likely_terms(committee.promised("recruitment"))
    assert following["due_meeting"] == str(committee.meetings[1].pk)
    assert likely_terms(note)["due_on"] == date(2018, 11, 30)


def test_confirmed_minutes_leave_commitments_free(committee: Committee, note: Commitment) -> None:
    committee.confirm()
    assert confirm(committee, note).state == "open"
