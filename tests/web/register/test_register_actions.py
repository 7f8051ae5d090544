"""Every write of the register: what it makes, what it refuses, and what it leaves in the trail."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from report_to_read import go_through, pdf

from headway.benchmarks import Layout, Problem, Register, RegisterRow
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Plan
from headway.web.register import actions
from headway.web.register.models import (
    Authority,
    Inspection,
    NationalInspection,
    Recommendation,
    RegisterEdition,
)
from headway.web.register.proposals import Proposal
from headway.web.register.rules import NeedsReason, Refused
from headway.web.register.storage import StoredFile, keep
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


def events() -> list[str]:
    return list(Event.objects.values_list("action", flat=True))


def grades(inspection: Inspection) -> dict[str, str]:
    return {each.key: each.grade for each in inspection.judgements.all()}


# Adding


def test_a_report_becomes_a_proposal_with_everything_that_was_read(proposed: Inspection) -> None:
    assert (proposed.state, proposed.framework, proposed.published) == ("proposed", "sif", date(2017, 6, 13))
    assert grades(proposed)["help_and_protection"] == "Requires improvement"
    assert [each.number for each in proposed.recommendations.all()] == ["1", "2", "88"]
    link = proposed.recommendations.first().links.get()
    assert (link.finding.paragraph, link.origin, link.state) == ("16", "proposed", "proposed")
    assert proposed.report.pages[1].startswith("Recommendations")
    assert proposed.record["framework"] == "SIF"
    assert (proposed.checked, events()) == ([], ["inspection.added", *["recommendation.proposed"] * 3])


def test_each_recommendations_line_begins_with_its_page(proposed: Inspection) -> None:
    first = proposed.recommendations.first()
    event = Event.objects.get(thread=first.thread)
    assert (event.action, event.after["page"], event.authority) == ("recommendation.proposed", 2, "E10000016")


def test_the_same_report_is_on_the_register_once(
    proposed: Inspection, kent: Authority, keeper: Person, stored: StoredFile, read: Callable[..., Proposal]
) -> None:
    with pytest.raises(ForPerson, match="on the register already"):
        actions.add_report(by=keeper, authority=kent, stored=stored, proposal=read())
    actions.reject(by=keeper, inspection=proposed, version=proposed.version, why="Wrong council.")
    assert actions.add_report(by=keeper, authority=kent, stored=stored, proposal=read()).pk != proposed.pk


def test_another_authority_may_hold_the_same_report(
    proposed: Inspection,
    medway: Authority,
    person: Callable[..., Person],
    stored: StoredFile,
    read: Callable[..., Proposal],
) -> None:
    theirs = person(Role.QUALITY_ASSURANCE, medway)
    made = actions.add_report(by=theirs, authority=medway, stored=stored, proposal=read())
    assert made.report_id == proposed.report_id


def test_an_inspection_entered_by_hand_is_checked_by_that(kent: Authority, keeper: Person) -> None:
    made = actions.add(
        by=keeper,
        authority=kent,
        framework_id="slac",
        windows=[["2010-10-11", "2010-10-22"]],
        published=date(2010, 11, 19),
        grades={"safeguarding_overall": "Inadequate", "lac_overall": "Inadequate"},
    )
    assert made.checked == ["details", "judgements"]
    done = actions.confirm(by=keeper, inspection=made, version=made.version)
    assert (done.state, done.confirmed_by_name) == ("confirmed", "Quincy Keeper")
    assert not Plan.objects.exists()  # nothing was asked


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"framework_id": "rumour"}, "no framework"),
        ({"windows": [["2017-03-30", "2017-03-06"]]}, "before it begins"),
        ({"windows": [["2017-03-06", "2017-03-30"]], "published": date(2017, 3, 1)}, "published before"),
        ({"windows": [["2017-03-06", "2017-03-30"]], "received": date(2017, 3, 1)}, "received before"),
        ({"grades": {"overall": "Adequate"}}, "not a grade"),
        ({"grades": {"overall": "Good", "leadership": "Inadequate"}}, "sif-key-inadequate"),
    ],
)
def test_what_cannot_be_is_not_added(
    kent: Authority, keeper: Person, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(ForPerson, match=says):
        actions.add(by=keeper, authority=kent, **{"framework_id": "sif"} | changes)  # type: ignore[arg-type]
    assert not Inspection.objects.exists()
    assert events() == []


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.QUALITY_ASSURANCE, Role.PUBLIC)])
def test_only_quality_assurance_adds(kent: Authority, person: Callable[..., Person], role: Role) -> None:
    with pytest.raises(PermissionDenied):
        actions.add(by=person(role), authority=kent, framework_id="sif")


def test_nobody_adds_in_another_authority(medway: Authority, keeper: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.add(by=keeper, authority=medway, framework_id="sif")


# Correcting


def test_judgements_are_corrected_under_the_rules(proposed: Inspection, keeper: Person) -> None:
    given = grades(proposed) | {"adoption": "", "lscb": "Good"}
    actions.correct_judgements(by=keeper, inspection=proposed, version=proposed.version, grades=given)
    now = grades(Inspection.objects.get())
    assert ("adoption" in now, now["lscb"]) == (False, "Good")
    event = Event.objects.get(action="judgements.corrected")
    assert (event.before["lscb"], event.after["lscb"]) == ("Requires improvement", "Good")


def test_a_hard_rule_refuses_and_nothing_changes(proposed: Inspection, keeper: Person) -> None:
    given = grades(proposed) | {"leadership": "Inadequate"}
    with pytest.raises(Refused, match="sif-key-inadequate"):
        actions.correct_judgements(by=keeper, inspection=proposed, version=proposed.version, grades=given)
    again = Inspection.objects.get()
    assert (grades(again)["leadership"], again.version) == ("Good", 1)


def test_an_observed_rule_wants_a_reason_which_is_kept(proposed: Inspection, keeper: Person) -> None:
    given = grades(proposed) | {"overall": "Outstanding"}
    with pytest.raises(NeedsReason) as warned:
        actions.correct_judgements(by=keeper, inspection=proposed, version=1, grades=given)
    reasons = {each.rule.id: "Printed on page 1." for each in warned.value.missing}
    proposed.refresh_from_db()
    actions.correct_judgements(by=keeper, inspection=proposed, version=1, grades=given, overrides=reasons)
    assert Inspection.objects.get().overrides == reasons
    assert "Printed on page 1." in Event.objects.get(action="judgements.corrected").why


def test_of_two_who_correct_the_second_is_told(proposed: Inspection, keeper: Person) -> None:
    mine, theirs = (Inspection.objects.get(pk=proposed.pk) for _ in range(2))
    actions.correct_judgements(
        by=keeper, inspection=theirs, version=1, grades=grades(theirs) | {"lscb": "Good"}
    )
    with pytest.raises(Conflict) as conflict:
        actions.correct_judgements(by=keeper, inspection=mine, version=1, grades=grades(mine))
    assert grades(conflict.value.current)["lscb"] == "Good"


def test_under_another_framework_the_shared_judgements_are_kept(proposed: Inspection, keeper: Person) -> None:
    actions.correct_details(by=keeper, inspection=proposed, version=1, framework_id="ilacs_2023")
    assert grades(Inspection.objects.get()) == {
        "overall": "Good",
        "leaders": "Good",
        "help_and_protection": "Requires improvement",
        "children_in_care": "Good",
        "care_leavers": "Good",
    }


def test_a_grade_never_moves_to_another_scale(proposed: Inspection, keeper: Person) -> None:
    actions.correct_details(by=keeper, inspection=proposed, version=1, framework_id="lac_2013")
    assert grades(Inspection.objects.get()) == {}


def test_a_framework_whose_rules_are_not_known_is_refused(proposed: Inspection, keeper: Person) -> None:
    with pytest.raises(ForPerson, match="not known yet"):
        actions.correct_details(by=keeper, inspection=proposed, version=1, framework_id="ilacs_2027")


def test_changing_the_framework_means_checking_the_judgements_again(
    checked: Inspection, keeper: Person
) -> None:
    actions.correct_details(by=keeper, inspection=checked, version=checked.version, framework_id="ilacs_2018")
    with pytest.raises(ForPerson, match="gone through the judgements"):
        actions.confirm(by=keeper, inspection=checked, version=checked.version)


# What is asked


def test_a_recommendation_is_corrected_and_confirmed(proposed: Inspection, keeper: Person) -> None:
    first = proposed.recommendations.first()
    actions.correct_recommendation(
        by=keeper,
        recommendation=first,
        version=1,
        text="Hold strategy discussions whenever risk rises.\r\n",
        number="1",
        sub_items=["when it rises", " "],
        page=2,
    )
    now = Recommendation.objects.get(pk=first.pk)
    assert (now.text, now.sub_items, now.state, now.version) == (
        "Hold strategy discussions whenever risk rises.",
        ["when it rises"],
        "confirmed",
        2,
    )
    event = Event.objects.filter(thread=first.thread).last()
    assert (event.action, event.before["text"]) == ("recommendation.confirmed", "Hold strategy discussions.")


@pytest.mark.parametrize(("changes", "says"), [({"text": "  "}, "is empty"), ({"page": 9}, "no page 9")])
def test_what_no_recommendation_can_be_is_refused(
    proposed: Inspection, keeper: Person, changes: dict[str, object], says: str
) -> None:
    first = proposed.recommendations.first()
    with pytest.raises(ForPerson, match=says):
        actions.correct_recommendation(
            by=keeper,
            recommendation=first,
            version=1,
            **{"text": "Do it."} | changes,  # type: ignore[arg-type]
        )


def test_of_two_who_correct_a_recommendation_the_second_is_told(proposed: Inspection, keeper: Person) -> None:
    pk = proposed.recommendations.first().pk
    mine, theirs = (Recommendation.objects.get(pk=pk) for _ in range(2))
    actions.correct_recommendation(by=keeper, recommendation=theirs, version=1, text="Theirs.")
    with pytest.raises(Conflict):
        actions.correct_recommendation(by=keeper, recommendation=mine, version=1, text="Mine.")


def test_recommendations_are_decided_together_and_only_changes_are_told(
    proposed: Inspection, keeper: Person
) -> None:
    first, second, third = proposed.recommendations.all()
    decisions = {first.pk: "confirmed", second.pk: "rejected"}
    assert len(actions.decide_recommendations(by=keeper, inspection=proposed, decisions=decisions)) == 2
    assert actions.decide_recommendations(by=keeper, inspection=proposed, decisions=decisions) == []
    states = [each.state for each in proposed.recommendations.all()]
    assert (states, third.state) == (["confirmed", "rejected", "proposed"], "proposed")
    assert events()[-2:] == ["recommendation.confirmed", "recommendation.rejected"]


def test_a_recommendation_of_another_inspection_is_not_decided(proposed: Inspection, keeper: Person) -> None:
    with pytest.raises(ForPerson, match="not of this inspection"):
        actions.decide_recommendations(by=keeper, inspection=proposed, decisions={999_999: "confirmed"})


def test_a_missing_recommendation_is_added_at_the_end(proposed: Inspection, keeper: Person) -> None:
    made = actions.add_recommendation(
        by=keeper, inspection=proposed, text="Mend the roof.", number="11", page=3
    )
    assert (made.order, made.state, events()[-1]) == (3, "confirmed", "recommendation.added")


def test_links_are_confirmed_turned_down_and_added(proposed: Inspection, keeper: Person) -> None:
    first, second, _ = proposed.recommendations.all()
    link = first.links.get()
    actions.decide_links(by=keeper, inspection=proposed, decisions={link.pk: "rejected"})
    assert first.links.get().state == "rejected"
    finding = proposed.findings.get(paragraph="16")
    added = actions.link_finding(by=keeper, recommendation=second, finding=finding)
    assert (added.origin, added.state) == ("person", "confirmed")
    again = actions.link_finding(by=keeper, recommendation=first, finding=finding)
    assert (again.pk, again.state) == (link.pk, "confirmed")
    assert [each for each in events() if each.startswith("link")] == [
        "link.rejected",
        "link.added",
        "link.added",
    ]


# Confirming


def test_confirming_makes_a_draft_plan(confirmed: Inspection) -> None:
    plan = Plan.objects.get()
    assert (plan.inspection_id, plan.items.count(), plan.published) == (confirmed.pk, 3, None)
    assert (confirmed.state, confirmed.confirmed_by_name) == ("confirmed", "Quincy Keeper")
    assert events()[-2:] == ["inspection.confirmed", "plan.drafted"]


def test_nothing_is_confirmed_that_nobody_has_gone_through(proposed: Inspection, keeper: Person) -> None:
    with pytest.raises(ForPerson, match="framework and days and the judgements"):
        actions.confirm(by=keeper, inspection=proposed, version=proposed.version)
    assert Inspection.objects.get().state == "proposed"


def test_every_recommendation_must_be_decided(checked: Inspection, keeper: Person) -> None:
    checked.recommendations.filter(number="88").update(state="proposed")
    with pytest.raises(ForPerson, match="1 recommendation is still"):
        actions.confirm(by=keeper, inspection=checked, version=checked.version)


def test_what_is_confirmed_is_not_corrected_any_more(confirmed: Inspection, keeper: Person) -> None:
    first = confirmed.recommendations.first()
    attempts = [
        lambda: go_through(keeper, confirmed),
        lambda: actions.correct_judgements(
            by=keeper, inspection=confirmed, version=confirmed.version, grades={}
        ),
        lambda: actions.correct_recommendation(
            by=keeper, recommendation=first, version=first.version, text="x"
        ),
        lambda: actions.add_recommendation(by=keeper, inspection=confirmed, text="x"),
        lambda: actions.reject(by=keeper, inspection=confirmed, version=confirmed.version, why="x"),
        lambda: actions.confirm(by=keeper, inspection=confirmed, version=confirmed.version),
    ]
    before = events()
    for attempt in attempts:
        with pytest.raises(ForPerson, match="confirmed or turned down already"):
            attempt()
    assert events() == before


def test_the_day_of_receipt_is_set_after_confirming_too(confirmed: Inspection, keeper: Person) -> None:
    actions.set_received(
        by=keeper,
        inspection=confirmed,
        version=confirmed.version,
        received=date(2017, 6, 14),
        why="Date stamp.",
    )
    event = Event.objects.last()
    assert (event.action, event.before["received"], event.after["received"], event.why) == (
        "inspection.received",
        "2017-06-13",
        "2017-06-14",
        "Date stamp.",
    )


def test_an_inspection_turned_down_keeps_its_reason(proposed: Inspection, keeper: Person) -> None:
    with pytest.raises(ForPerson, match="reason is empty"):
        actions.reject(by=keeper, inspection=proposed, version=proposed.version, why=" ")
    proposed.refresh_from_db()
    actions.reject(by=keeper, inspection=proposed, version=proposed.version, why="Wrong council.")
    assert (Inspection.objects.get().state, Event.objects.last().why) == ("rejected", "Wrong council.")


# National registers


def register(sha256: str = "a" * 64, rows: int = 3) -> Register:
    found = tuple(
        RegisterRow(
            "Kent", "E10000016", "SIF", published=date(2010 + n, 1, 1), judgements={"overall": "Good"}
        )
        for n in range(rows)
    )
    problem = Problem("table.csv", 7, "overall", '"Goood" is not a grade.')
    return Register("A register", Layout.CSV, sha256, found, (problem,))


def test_a_register_is_loaded_as_an_edition_once() -> None:
    told: list[tuple[int, int]] = []
    edition, is_new = actions.load_register(
        by=SYSTEM, register=register(), progress=lambda *done: told.append(done)
    )
    assert (is_new, edition.rows, edition.as_at, told) == (True, 3, date(2012, 1, 1), [(3, 3)])
    assert edition.problems == ['table.csv, row 7, overall: "Goood" is not a grade.']
    assert actions.load_register(by=SYSTEM, register=register()) == (edition, False)
    assert (NationalInspection.objects.count(), events()) == (3, ["register.loaded"])


def test_another_edition_stands_beside_the_first() -> None:
    actions.load_register(by=SYSTEM, register=register())
    actions.load_register(by=SYSTEM, register=register("b" * 64, rows=4), as_at=date(2020, 3, 31))
    assert RegisterEdition.objects.count() == 2
    assert RegisterEdition.objects.get(sha256="b" * 64).as_at == date(2020, 3, 31)


def test_a_register_without_a_row_is_no_edition(keeper: Person) -> None:
    with pytest.raises(ForPerson, match="no row"):
        actions.load_register(by=SYSTEM, register=register(rows=0))
    with pytest.raises(ForPerson, match="command line"):
        actions.load_register(by=keeper, register=register())


def test_two_reports_of_one_name_are_two_files() -> None:
    one, other = keep(BytesIO(pdf(1)), name="report.pdf"), keep(BytesIO(pdf(2)), name="report.pdf")
    assert actions.file_of(one).pk != actions.file_of(other).pk
