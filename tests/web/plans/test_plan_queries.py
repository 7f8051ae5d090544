"""What a person reads of the plans: only what they may see, in a fixed number of queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions, queries
from headway.web.plans.models import Action, Item, Plan
from headway.web.plans.rules import Standing
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db
ON = date(2018, 4, 3)
PUBLIC = AnonymousUser()


@pytest.fixture
def medways(medway: Authority, person: Callable[..., Person]) -> Plan:
    """A plan of the other authority, with one action."""
    made = Inspection.objects.create(
        authority=medway, framework="ilacs_2018", received=date(2019, 8, 21), state=Confirmation.CONFIRMED
    )
    Recommendation.objects.create(
        inspection=made, addressee="authority", kind="recommendation", text="x", state=Confirmation.CONFIRMED
    )
    by = person(Role.DIRECTOR, medway, name="Medway's director")
    plan = actions.draft_from(by=by, inspection=made)
    actions.add_action(
        by=by,
        item=plan.items.get(),
        title="Medway's secret",
        owners=[actions.Owner("Medway's director", person=by)],
        due=date(2017, 1, 1),
    )
    return plan


@pytest.fixture
def large(promised: Callable[..., Action], plan: Plan, officer: Person) -> Plan:
    """Five actions under each of the plan's items, each with two owners and a milestone."""
    for item in plan.items.all():
        for place in range(5):
            action = promised(
                item=item,
                title=f"Action {place}",
                owners=[actions.Owner(f"Owner {place}"), actions.Owner("Olive", person=officer)],
            )
            actions.add_milestone(by=officer, action=action, version=1, title="Half", due=date(2018, 1, 1))
    return plan


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


# Who sees what


@pytest.mark.usefixtures("medways")
def test_two_authorities_never_see_each_others_drafts(
    promised: Callable[..., Action], plan: Plan, officer: Person, medway: Authority
) -> None:
    mine = promised()
    theirs = Plan.objects.get(authority=medway)
    assert [row.plan for row in queries.plans_for(officer, ON)] == [plan]
    assert list(queries.actions_seen(officer)) == [mine]
    assert queries.board(officer, theirs, ON).total == 0
    assert queries.table(officer, theirs, queries.Filters(), ON).rows == ()
    assert queries.table(officer, theirs, queries.Filters(), ON).owners == ()
    assert queries.timeline(officer, theirs, ON).rows == ()
    assert queries.action_page(officer, Action.objects.get(title="Medway's secret"), ON) is None
    assert queries.item_page(officer, theirs.items.get(), ON) is None
    assert queries.recommendation_page(officer, theirs.items.get().recommendation, ON) is None
    assert queries.changes_since(officer, theirs, long_ago()).events == ()
    assert queries.health_of(officer, theirs, ON) == ()
    assert queries.draft_statement(officer, theirs, ON) is None
    assert queries.clocks_for(officer, medway, ON) == ()
    there = queries.where_we_stand(officer, medway, ON)
    assert (there.plans, there.overdue, there.silent_owners, there.sees_progress) == ((), (), (), False)


@pytest.mark.usefixtures("medways")
def test_the_public_sees_nothing_before_publication(promised: Callable[..., Action], plan: Plan) -> None:
    promised()
    assert queries.plans_for(PUBLIC, ON) == ()
    assert not queries.actions_seen(PUBLIC).exists()
    assert not queries.items_seen(PUBLIC).exists()
    assert not queries.evidence_seen(PUBLIC).exists()
    assert queries.board(PUBLIC, plan, ON).total == 0


def test_of_a_published_plan_the_public_sees_that_it_is_there_and_no_progress(
    promised: Callable[..., Action], plan: Plan, officer: Person, director: Person
) -> None:
    promised()
    publish(plan, officer, director)
    (row,) = queries.plans_for(PUBLIC, ON)
    assert (row.plan, row.recommendations, row.sees_progress) == (plan, 3, False)
    assert (row.actions, row.overdue, row.standings) == (None, None, ())
    assert not queries.actions_seen(PUBLIC).exists()
    assert [each.on for each in queries.publications_of(plan)] == [date(2017, 9, 20)]


def test_a_member_sees_progress_and_opens_no_evidence(
    promised: Callable[..., Action], owner: Person, person: Callable[..., Person], tmp_path: Any
) -> None:
    action = promised()
    (tmp_path / "a.txt").write_text("Twenty cases.")
    with (tmp_path / "a.txt").open("rb") as file:
        revision = actions.attach(by=owner, action=action, title="Audit", file=file)
    member = person(Role.MEMBER)
    page = queries.action_page(member, action, ON)
    assert page is not None
    assert (page.evidence, page.sees_evidence) == ((), False)
    assert not queries.evidence_seen(member).exists()
    assert not queries.revisions_seen(member).exists()
    assert list(queries.revisions_seen(owner)) == [revision]


# Lists


def test_the_board_has_a_column_a_word_with_its_meaning_and_columns_for_what_is_closed(
    promised: Callable[..., Action], plan: Plan, officer: Person, owner: Person
) -> None:
    moved, still, closed = promised(), promised(), promised()
    actions.update(by=owner, action=moved, version=1, status=plan.status_words.get(word="On track"))
    Action.objects.filter(pk=closed.pk).update(stage="embedded")
    shown = queries.board(officer, plan, ON)
    columns = {each.heading: [card.action for card in each.cards] for each in shown.columns}
    assert columns == {
        "Not started": [still],
        "On track": [moved],
        "At risk": [],
        "Off track": [],
        "Delivered": [],
        "Superseded": [],
        "Closed: delivered": [],
        "Closed: embedded": [closed],
    }
    assert all(each.meaning for each in shown.columns)
    assert shown.total == 3


def test_a_column_shows_twenty_cards_and_says_how_many_more(
    promised: Callable[..., Action], plan: Plan, officer: Person
) -> None:
    first = promised()
    Action.objects.bulk_create(
        Action(item=first.item, title=f"x{place}", status=first.status, order=place) for place in range(1, 23)
    )
    column = queries.board(officer, plan, ON).columns[0]
    assert (len(column.cards), column.total, column.more) == (20, 23, 3)
    assert column.cards[0].action == first


def test_an_action_without_a_status_has_its_own_column(
    promised: Callable[..., Action], plan: Plan, officer: Person
) -> None:
    Action.objects.filter(pk=promised().pk).update(status=None)
    assert queries.board(officer, plan, ON).columns[0].heading == "No status"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["early", "late"]),
        ({"words": "EARLY"}, ["early"]),
        ({"words": "strategy discussions whenever"}, ["early", "late"]),  # of the recommendation
        ({"owner": "Olive"}, ["late"]),
        ({"lateness": "overdue"}, ["early"]),
        ({"lateness": "due soon"}, []),
        ({"measure_kind": "feedback"}, ["late"]),
        ({"stage": "delivered"}, []),
        ({"order": "due"}, ["early", "late"]),
        ({"status": "no number", "stage": "nonsense", "lateness": "x", "order": "y"}, ["early", "late"]),
        ({"item": "999999999999999999999999"}, ["early", "late"]),
        ({"words": "\x00"}, ["early", "late"]),
    ],
)
def test_the_table_is_narrowed_by_what_makes_sense_of_the_address(
    promised: Callable[..., Action], plan: Plan, officer: Person, query: dict[str, str], found: list[str]
) -> None:
    promised(title="early", due=date(2018, 3, 1))
    promised(title="late", due=date(2018, 9, 1), owners=[actions.Owner("Olive")], measure_kind="feedback")
    shown = queries.table(officer, plan, queries.Filters.from_query(query), ON)
    assert [row.action.title for row in shown.rows] == found
    assert (shown.total, shown.of) == (len(found), 2)


@pytest.mark.parametrize("order", list(queries.Order))
def test_every_order_of_the_table_holds_on_both_databases(large: Plan, officer: Person, order: str) -> None:
    shown = queries.table(officer, large, queries.Filters(order=order), ON)
    assert len(shown.rows) == shown.of == 15


def test_a_page_that_is_not_there_is_the_last_one(large: Plan, officer: Person) -> None:
    assert queries.table(officer, large, queries.Filters(), ON, page="99").page.number == 1
    assert queries.table(officer, large, queries.Filters(), ON, page="x").page.number == 1


def test_the_timeline_spans_the_days_of_actions_and_milestones(
    promised: Callable[..., Action], plan: Plan, officer: Person
) -> None:
    undated = promised(start=None, due=None)
    action = promised(start=date(2017, 9, 1), due=date(2018, 3, 30))
    actions.add_milestone(by=officer, action=action, version=1, title="Early", due=date(2017, 8, 1))
    shown = queries.timeline(officer, plan, ON)
    assert [row.row.action for row in shown.rows] == [action, undated]
    assert (shown.first, shown.last) == (date(2017, 8, 1), date(2018, 3, 30))


def test_my_actions_are_those_i_own_where_i_still_have_a_role(
    promised: Callable[..., Action], owner: Person, officer: Person
) -> None:
    later, sooner = promised(due=date(2018, 9, 1)), promised(due=date(2018, 3, 1))
    promised(owners=[actions.Owner("Olive", person=officer)])
    shown = queries.my_actions(owner, ON)
    assert [row.action for row in shown.open] == [sooner, later]
    assert shown.overdue == 1
    owner.memberships.update(until_day=date(2020, 1, 2))
    assert queries.my_actions(fresh(owner), ON).open == ()


def test_a_director_sees_what_waits_for_a_decision_but_not_their_own_proposals(
    promised: Callable[..., Action], owner: Person, director: Person, officer: Person
) -> None:
    theirs = actions.propose_closure(by=owner, action=promised(), stage="superseded", narrative="x")
    actions.propose_closure(by=director, action=promised(), stage="superseded", narrative="x")
    assert queries.my_actions(director, ON).to_decide == (theirs,)
    assert queries.my_actions(officer, ON).to_decide == ()


def test_a_person_without_any_role_has_no_actions(person: Callable[..., Person]) -> None:
    nobody = queries.my_actions(person(None), ON)
    assert (nobody.open, nobody.closed, nobody.to_decide) == ((), (), ())


# One thing and all that hangs on it


def test_the_page_of_a_recommendation_has_its_findings_standing_and_actions(
    promised: Callable[..., Action], plan: Plan, officer: Person
) -> None:
    item = plan.items.first()
    finding = item.plan.inspection.findings.create(paragraph="16", page=12, text="Too few discussions.")
    item.recommendation.links.create(finding=finding, origin="printed", state=Confirmation.CONFIRMED)
    actions.answer(by=officer, item=item, version=1, answer="accepted", on=ON)
    action = promised()
    page = queries.recommendation_page(officer, item.recommendation, ON)
    assert page is not None
    assert (page.item, page.standing) == (item, Standing.UNDER_WAY)
    assert [link.finding for link in page.links] == [finding]
    assert [row.action for row in page.actions] == [action]


def test_what_changed_since_a_moment_is_told_by_the_trail_the_latest_first(
    promised: Callable[..., Action], plan: Plan, owner: Person, officer: Person, medways: Plan
) -> None:
    promised()
    moment = timezone.now()
    action = promised()
    actions.update(by=owner, action=action, version=1, status=plan.status_words.get(word="On track"))
    actions.change_plan(by=officer, plan=plan, version=1, title="New", owning_body="Board")
    found = queries.changes_since(officer, plan, moment)
    assert [each.action for each in found.events] == ["plan.changed", "action.updated", "action.added"]
    assert found.total == 3
    assert len(queries.changes_since(officer, plan, long_ago()).events) == 5
    assert medways.pk != plan.pk


# Where we stand


def test_where_we_stand_counts_recommendations_by_standing_out_of_them_all(
    promised: Callable[..., Action], plan: Plan, officer: Person, owner: Person, kent: Authority
) -> None:
    one, two, _ = plan.items.all()
    actions.add_issue(by=officer, plan=plan, issue="Not counted among the recommendations.")
    for item in (one, two):
        actions.answer(by=officer, item=item, version=1, answer="accepted", on=ON)
    action = promised(item=one, due=date(2018, 3, 1))
    actions.update(
        by=owner,
        action=action,
        version=1,
        status=plan.status_words.get(word="Off track"),
        narrative="The provider was late.",
    )
    old = promised(item=one, due=date(2018, 12, 1))
    added = datetime(2018, 2, 1, tzinfo=UTC)
    Action.objects.filter(pk=old.pk).update(created=added)
    shown = queries.where_we_stand(officer, kent, ON)
    (row,) = shown.plans
    assert [(each.standing, each.count, each.of) for each in row.standings] == [
        (Standing.NO_ANSWER, 1, 3),
        (Standing.NO_ACTION, 1, 3),
        (Standing.OFF_TRACK, 1, 3),
    ]
    assert (row.actions, row.open, row.overdue, row.silent) == (2, 2, 1, 1)
    assert [each.action for each in shown.overdue] == [action]
    assert [(each.name, each.actions, each.last_word) for each in shown.silent_owners] == [
        ("Owen Owner", 1, None)
    ]


def test_the_home_page_shows_clocks_that_run_and_none_that_ended_long_ago(
    plan: Plan, officer: Person, kent: Authority
) -> None:
    def shown(on: date) -> list[tuple[str, str]]:
        found = queries.where_we_stand(officer, kent, on).clocks
        return [(each.clock, each.standing) for each in found]

    assert shown(date(2017, 9, 19)) == [("ofsted-plan", "1 day left.")]
    assert shown(date(2017, 7, 1)) == [("ofsted-plan", "81 days left.")]  # the report is published
    Inspection.objects.update(published=None)
    assert shown(date(2017, 7, 1)) == [("ofsted-report", "24 days left."), ("ofsted-plan", "81 days left.")]
    assert (
        shown(date(2017, 10, 18))[-1][1] == "The day passed 28 days ago; whether it was kept is not recorded."
    )
    assert shown(date(2017, 10, 19)) == []
    Plan.objects.filter(pk=plan.pk).update(published=date(2017, 9, 18))
    assert shown(date(2017, 9, 19)) == []


# Numbers of queries


READS: dict[str, tuple[int, Callable[[Person, Plan], object]]] = {
    "plans": (6, lambda person, _: queries.plans_for(person, ON)),
    "board": (5, lambda person, plan: queries.board(person, plan, ON)),
    "table": (7, lambda person, plan: queries.table(person, plan, queries.Filters(words="a"), ON)),
    "timeline": (5, lambda person, plan: queries.timeline(person, plan, ON)),
    "my actions": (7, lambda person, _: queries.my_actions(person, ON)),
    "changes": (4, lambda person, plan: queries.changes_since(person, plan, long_ago())),
    "an action": (13, lambda person, _: queries.action_page(person, Action(pk=NEWEST[0]), ON)),
    "an item": (7, lambda person, _: queries.item_page(person, Item(pk=FIRST[0]), ON)),
    "where we stand": (10, lambda person, plan: queries.where_we_stand(person, plan.authority, ON)),
    "clocks": (2, lambda person, plan: queries.clocks_for(person, plan.authority, ON)),
    "health": (7, lambda person, plan: queries.health_of(person, plan, ON)),
    "draft statement": (5, lambda person, plan: queries.draft_statement(person, plan, ON)),
}
"""Each read with the most queries it makes, the first for the person's roles; what is empty costs none."""
NEWEST, FIRST = [0], [0]


@pytest.mark.parametrize("name", READS)
def test_a_read_makes_no_more_queries_for_a_large_plan_than_for_a_small_one(
    plan: Plan,
    promised: Callable[..., Action],
    officer: Person,
    django_assert_max_num_queries: Any,
    request: pytest.FixtureRequest,
    name: str,
) -> None:
    number, read = READS[name]
    promised()
    FIRST[0] = plan.items.all()[0].pk
    for size in ("small", "large"):
        if size == "large":
            request.getfixturevalue("large")
        NEWEST[0] = Action.objects.latest("pk").pk
        person, plan = fresh(officer), Plan.objects.select_related("authority", "inspection").get(pk=plan.pk)
        with django_assert_max_num_queries(number):
            read(person, plan)


def publish(plan: Plan, officer: Person, director: Person) -> None:
    for item in Item.objects.filter(plan=plan):
        actions.answer(by=officer, item=item, version=item.version, answer="accepted", on=ON)
    actions.publish(by=director, plan=plan, on=date(2017, 9, 20))


def long_ago() -> datetime:
    return timezone.now() - timedelta(days=3650)
