"""The published statement: what it says, that it stays as published, and its three forms."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest

from headway.documents.tree import every_run, placeholders
from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan, Publication
from headway.web.plans.statement import (
    Format,
    contents,
    from_json,
    policy_for,
    published,
    statement,
    to_json,
    written,
)

pytestmark = pytest.mark.django_db
ON = date(2017, 9, 20)


@pytest.fixture
def whole(plan: Plan, promised: Callable[..., Action], officer: Person) -> Plan:
    """A plan with an answer of each kind, two owners, a milestone, and another issue found."""
    one, two, board = plan.items.all()
    actions.answer(by=officer, item=one, version=1, answer="accepted", on=ON)
    actions.answer(
        by=officer, item=two, version=1, answer="partly", reason="visits are the district's", on=ON
    )
    actions.answer(by=officer, item=board, version=1, answer="rejected", reason="The board has one.", on=ON)
    action = promised(
        owners=[actions.Owner("Owen Owner", "Head of Service"), actions.Owner("The Police")],
        detail="First in Thanet.\nThen everywhere.",
        hears_children=True,
    )
    actions.add_milestone(by=officer, action=action, version=1, title="Thanet", due=date(2017, 12, 1))
    promised(title="Superseded", due=date(2018, 1, 1))
    Action.objects.filter(title="Superseded").update(stage="superseded")
    actions.add_issue(by=officer, plan=plan, issue="Supervision is seldom recorded.")
    return plan


def text(plan: Plan) -> str:
    return "\n".join(run.text for run in every_run(statement(plan, ON)))


def test_the_statement_has_every_recommendation_answer_action_owner_measure_and_period(whole: Plan) -> None:
    said = text(whole)
    for expected in (
        "Hold strategy discussions whenever risk rises. (page 20 of the report)",
        "Accepted",
        "Partly accepted",
        "Visits are the district's.",
        "Rejected",
        "Practice standards for strategy discussions",
        "First in Thanet.",
        "Head of Service",
        "The Police",
        "95% of audited cases show a strategy discussion when risk rose (audit result)",
        "Children's own views are part of this.",
        "1 September 2017 to 30 March 2018",
        "• Thanet, by 1 December 2017",
        "Supervision is seldom recorded.",
        "The council",
        "Local Safeguarding Children Board",
        "Other issues found",
        "Between 6 and 30 March 2017",
        "This statement answers three recommendations, and takes up one other issue found, with one action.",
        "section 137(3)",
    ):
        assert expected in said, expected


def test_the_statement_names_posts_where_they_are_known_and_not_people(whole: Plan) -> None:
    assert "Owen Owner" not in text(whole)


def test_progress_and_what_was_superseded_stay_out_of_the_statement(whole: Plan, director: Person) -> None:
    action = Action.objects.exclude(title="Superseded").get()
    red = whole.status_words.get(word="Off track")
    actions.update(
        by=director, action=action, version=action.version, status=red, narrative="The provider was late."
    )
    said = text(whole)
    assert "provider" not in said
    assert "Off track" not in said
    assert "Superseded" not in said


def test_what_is_not_settled_is_marked_as_a_place_to_fill_in(
    plan: Plan, promised: Callable[..., Action]
) -> None:
    promised(owners=[], measure="", due=None)
    assert placeholders(statement(plan, ON)) == (
        "answer to be settled",
        "owner to be settled",
        "measure to be settled",
        "period to be settled",
    )
    assert statement(plan, ON).draft


def test_an_invented_plan_says_so_first(plan: Plan) -> None:
    plan.is_example = True
    first = next(every_run(statement(plan, ON)))
    assert first.text == "This plan is an invented example. No council has adopted it."


def test_a_framework_without_the_duty_does_not_claim_it(plan: Plan) -> None:
    plan.inspection.framework = "jtai"
    assert "section 137(3)" not in text(plan)


def test_what_was_published_stays_as_published(whole: Plan, director: Person, officer: Person) -> None:
    publication = actions.publish(by=director, plan=whole, on=ON)
    before = written(published(publication), Format.HTML)
    action = Action.objects.exclude(title="Superseded").get()
    actions.change_action(by=officer, action=action, version=action.version, title="Something else")
    kept = Publication.objects.get()
    assert written(published(kept), Format.HTML) == before
    assert not published(kept).draft
    assert b"Something else" not in before
    assert "Something else" in text(whole)


def test_the_contents_come_back_from_json_as_they_were(whole: Plan) -> None:
    said = contents(Plan.objects.get(pk=whole.pk), ON)
    assert from_json(json.loads(json.dumps(to_json(said)))) == said


def test_the_three_forms_say_the_same(whole: Plan) -> None:
    document = statement(whole, ON)
    page = written(document, Format.HTML).decode()
    word = docx.Document(BytesIO(written(document, Format.WORD)))
    in_word = "\n".join(each.text for each in word.element.iter() if each.text)
    pdf = pypdfium2.PdfDocument(written(document, Format.PDF))
    in_pdf = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    for expected in (
        "Head of Service",
        "Private fostering".lower(),
        "30 March 2018",
        "Supervision is seldom recorded.",
    ):
        for form in (page, in_word, " ".join(in_pdf.split())):
            assert expected in form


def test_the_same_statement_gives_the_same_bytes(whole: Plan) -> None:
    for form in Format:
        assert written(statement(whole, ON), form) == written(statement(whole, ON), form)


def test_the_html_statement_may_use_its_own_style_and_nothing_else(whole: Plan) -> None:
    page = written(statement(whole, ON), Format.HTML)
    policy = policy_for(page)
    assert "default-src 'none'; style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert b"<script" not in page
    assert b" style=" not in page


def test_a_statement_costs_the_same_queries_for_a_large_plan(
    whole: Plan, promised: Callable[..., Action], django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        plan = Plan.objects.select_related("authority", "inspection").get(pk=whole.pk)
        with django_assert_num_queries(4):
            contents(plan, ON)
        for item in whole.items.all():
            promised(item=item)
