"""The member briefing note: its figures, pointers and questions with their last answers, and what it leaves out."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from example_site import Site
from owed_kit import (
    SECRET,
    a_commitment,
    a_secret_part,
    an_outcome,
    answer,
    ask,
    browser,
    report_progress,
    sent,
)
from page_reading import read
from scrutiny_site import a_body

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Action
from headway.web.plans.owners import Owner
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions
from headway.web.scrutiny.briefings import briefing_content, briefing_message
from headway.web.scrutiny.models import Body, Meeting, Paper, ScrutinyRecommendation
from headway.web.scrutiny.queries.briefings import Briefing, briefing
from headway.web.scrutiny.rules.question_bank import bank

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def coming(site: Site) -> Meeting:
    return Meeting.objects.create(body=a_body(site), on=timezone.localdate() + timedelta(days=7))


def note(site: Site, meeting: Meeting | None = None, role: Role = Role.MEMBER) -> Briefing:
    return briefing(site.one(role), site.plan, meeting, timezone.localdate())


def another(site: Site, title: str, due: date) -> Action:
    return plans.add_action(
        by=site.one(Role.OFFICER),
        item=site.plan.items.first(),
        title=title,
        owners=[Owner("Olive", "Head of Service")],
        measure="95% of audited cases",
        measure_kind="audit",
        start=date(2017, 9, 1),
        due=due,
    )


def texts(found: Briefing) -> str:
    return "\n".join(each.text for each in found.position)


def test_the_position_gives_each_figure_with_its_denominator(site: Site) -> None:
    item = site.action.item
    plans.answer(
        by=site.one(Role.OFFICER), item=item, version=item.version, answer="accepted", on=date(2017, 9, 1)
    )
    report_progress(site.action, "Off track", date(2018, 1, 5), "No data.")
    report_progress(another(site, "Second", date(2999, 1, 1)), "On track", timezone.localdate())
    said = texts(note(site))
    assert "1 of 1 recommendation is answered: 1 accepted." in said
    assert "Of 1 recommendation: 1 off track." in said
    assert "The statement of proposed action is not published." in said
    assert "0 of 2 actions are closed by the owning body." in said
    assert "Of 2 open: 1 off track (red), 1 on track (green)." in said
    assert "1 of 2 open actions is overdue; on 1 of 2 nobody has reported for 30 days." in said
    today = timezone.localdate()
    assert f"reported on any action was {today.day} {today:%B %Y}." in said
    assert "No question about this plan is on record." in said


def test_every_sentence_of_the_position_leads_to_a_page_that_the_reader_may_open(
    site: Site, coming: Meeting
) -> None:
    a_commitment(site)
    ask(site, action=site.action)
    sent(site)
    client = browser(site.one(Role.MEMBER))
    page = read(client.get(reverse("briefing_note", args=[site.plan.pk]), {"meeting": coming.pk}))
    assert "1 of 1 question about this plan waits for an answer." in page.text
    assert "1 of 1 promise to Example Scrutiny Committee that is not met is late." in page.text
    assert (
        "1 of 1 recommendation of Example Scrutiny Committee to the executive, not closed, has no"
        in page.text
    )
    for href in page.links.values():
        if href.startswith("/"):
            assert client.get(href).status_code == 200, href


def test_what_is_late_red_or_silent_is_pointed_out_the_gravest_first(site: Site, coming: Meeting) -> None:
    report_progress(site.action, "Off track", date(2018, 1, 5), "No data.")
    a_commitment(site)
    ask(site)
    found = note(site, coming)
    names = [each.name for each in found.groups]
    assert names.index("Off track (red)") < names.index("Asked, and not answered")
    assert "Promised, and late" in names
    assert "The action is overdue, and nobody has reported on it for 30 days" in names
    red = next(each for each in found.groups if each.name == "Off track (red)")
    assert red.pointers[0].text == "Off track (red): Practice standards. 5 January 2018: “No data.”"
    assert [each.weight for each in found.groups] == sorted(each.weight for each in found.groups)


def test_a_recommendation_without_an_action_is_pointed_out(site: Site) -> None:
    item = site.plan.items.first()
    plans.answer(
        by=site.one(Role.OFFICER), item=item, version=item.version, answer="accepted", on=date(2017, 9, 1)
    )
    found = note(site)
    (group,) = [each for each in found.groups if "no action is promised" in each.name]
    assert group.pointers[0].evidence.page == "item"
    assert any("no-action" in each.chosen.question.when for each in found.questions)


def test_many_pointers_of_one_sign_are_named_five_at_most_and_the_rest_counted(site: Site) -> None:
    for number in range(8):
        another(site, f"Action {number}", date(2018, 1, 1))
    found = next(each for each in note(site).groups if "overdue" in each.name)
    assert (len(found.pointers), found.more) == (5, 3)


def test_each_question_has_its_last_answer_one_to_the_same_words_before_others(site: Site) -> None:
    report_progress(site.action, "Off track", date(2018, 1, 5), "No data.")
    offered = next(each for each in note(site).questions if "off-track" in each.chosen.question.when)
    assert offered.last is None
    category, words = offered.chosen.category.id, offered.chosen.question.ask
    same = answer(
        site, ask(site, category=category, text=words, asked_on=date(2017, 1, 1)), reply="The same."
    )
    answer(site, ask(site, category=category, text="Another?"), reply="Another.")
    answer(site, ask(site, category="money", text=words), reply="Elsewhere.")
    ask(site, category=category, text=words)
    offered = next(each for each in note(site).questions if "off-track" in each.chosen.question.when)
    assert offered.last is not None
    assert offered.last.question == same


def test_a_question_is_put_about_the_thing_that_called_for_it(site: Site, coming: Meeting) -> None:
    report_progress(site.action, "Off track", date(2018, 1, 5), "No data.")
    client = browser(site.one(Role.MEMBER))
    page = read(client.get(reverse("briefing_note", args=[site.plan.pk]), {"meeting": coming.pk}))
    where = next(href for text, href in page.links.items() if text.startswith("Ask this: For the actions"))
    form = read(client.get(where))
    assert form.value("action") == str(site.action.pk)
    assert form.value("meeting") == str(coming.pk)
    assert form.value("text").startswith("For the actions that are off track")


def test_a_meeting_of_another_council_is_no_choice(site: Site, medway: Authority) -> None:
    theirs = Meeting.objects.create(
        body=Body.objects.create(authority=medway, name="Medway panel", kind="panel"),
        on=timezone.localdate() + timedelta(days=1),
    )
    page = browser(site.one(Role.MEMBER)).get(
        reverse("briefing_note", args=[site.plan.pk]), {"meeting": theirs.pk}
    )
    assert page.status_code == 200
    assert "Medway panel" not in page.content.decode()


def test_the_note_is_kept_as_a_paper_that_says_what_the_page_said(site: Site, coming: Meeting) -> None:
    report_progress(site.action, "Off track", date(2018, 1, 5), "**No** data.")
    a_commitment(site)
    client = browser(site.one(Role.OFFICER))
    sent_on = client.post(reverse("keep_briefing", args=[site.plan.pk]), {"meeting": coming.pk})
    paper = Paper.objects.get()
    assert sent_on.headers["Location"] == reverse("paper", args=[paper.pk])
    assert (paper.kind, paper.plan, paper.inspection) == ("briefing", site.plan, site.inspection)
    content = briefing_message(briefing_content(note(site, coming)))
    headings = [each.heading for each in content.sections]
    assert headings[:4] == [
        "Where things stand",
        "What to look at",
        "Questions to ask officers",
        "What was promised, and has not come",
    ]
    said = paper.content["said"]
    assert [each["text"] for each in said["sections"]] == [each.text for each in content.sections]
    assert "“*No* data.”" in content.sections[1].text
    assert client.get(reverse("paper", args=[paper.pk])).status_code == 200
    for kind in ("html", "pdf", "docx"):
        assert client.get(reverse("paper_file", args=[paper.pk, kind])).status_code == 200


def test_every_claim_of_a_kept_note_has_its_source(site: Site, coming: Meeting) -> None:
    a_commitment(site)
    content = briefing_content(note(site, coming))
    assert content.position
    assert all(each.source for each in (*content.position, *content.pointers, *content.owed))
    assert all(each.evidence and each.why and each.brings for each in content.questions)


def test_a_member_reads_the_note_and_keeps_none(site: Site) -> None:
    client = browser(site.one(Role.MEMBER))
    page = read(client.get(reverse("briefing_note", args=[site.plan.pk])))
    assert not page.tree.xpath("//form[@method='post']")
    assert client.post(reverse("keep_briefing", args=[site.plan.pk])).status_code == 403


def test_nothing_restricted_gets_into_a_note_even_of_one_who_may_see_it(site: Site, coming: Meeting) -> None:
    clerk = site.one(Role.DEMOCRATIC_SERVICES)
    part = a_secret_part(site)
    for reply in ("", SECRET):
        questions.record_from_minute(
            by=clerk,
            part=part,
            category="mechanism",
            text=SECRET,
            asked_by="A member",
            answered_by="Ms Oak",
            reply=reply,
            action=site.action,
        )
    a_commitment(site, minute=part.paragraph.minute, text=SECRET)
    outcome = an_outcome(site, text=SECRET)
    a_commitment(site, outcome=outcome, text=SECRET)
    outcome.paragraph.minute.item.classification = "exempt"
    outcome.paragraph.minute.item.save()
    sent(site, outcome=outcome, meeting=None, text=SECRET, area=SECRET)
    ask(site, category="mechanism", text="Open?")
    found = briefing(clerk, site.plan, coming, timezone.localdate())
    assert SECRET not in str(briefing_content(found))
    assert found.owed == ()
    page = browser(clerk).get(reverse("briefing_note", args=[site.plan.pk]), {"meeting": coming.pk})
    assert SECRET not in page.content.decode()
    assert ScrutinyRecommendation.objects.get().reference not in page.content.decode()


def test_a_long_plan_takes_no_more_queries_than_a_short_one(
    site: Site, coming: Meeting, django_assert_max_num_queries: Any
) -> None:
    client = browser(site.one(Role.MEMBER))
    where = reverse("briefing_note", args=[site.plan.pk])
    for number in range(15):
        report_progress(
            another(site, f"Action {number}", date(2018, 1, 1)), "Off track", date(2018, 1, 5), "Why."
        )
        a_commitment(site)
    for each in bank().values():
        answer(site, ask(site, category=each.id, action=site.action), promised=[a_commitment(site)])
        ask(site, category=each.id)
    with django_assert_max_num_queries(31):
        assert "16 of 16 open actions are overdue" in read(client.get(where, {"meeting": coming.pk})).text


def test_choosing_shows_the_plans_that_one_works_on(site: Site, medway: Authority, person: Any) -> None:
    title = site.plan.title
    assert title in read(browser(site.one(Role.MEMBER)).get(reverse("briefing"))).links
    assert title not in read(browser(person(Role.MEMBER, medway)).get(reverse("briefing"))).links


def test_the_note_as_it_stands_is_a_file_too_with_the_same_questions(site: Site, coming: Meeting) -> None:
    report_progress(site.action, "Off track", date(2018, 1, 5), "No data.")
    a_commitment(site)
    client = browser(site.one(Role.MEMBER))
    for kind, media in (("html", "text/html"), ("pdf", "application/pdf"), ("docx", "officedocument")):
        where = reverse("briefing_file", args=[site.plan.pk, kind])
        response = client.get(where, {"meeting": coming.pk})
        assert response.status_code == 200
        assert media in response.headers["Content-Type"]
        assert kind in response.headers["Content-Disposition"]
    page = client.get(reverse("briefing_file", args=[site.plan.pk, "html"]), {"meeting": coming.pk})
    said = page.content.decode()
    for each in note(site, coming).questions:
        assert each.chosen.question.ask.split("?")[0] in said
    assert "An update on recruitment" in said
    assert client.get(reverse("briefing_file", args=[site.plan.pk, "txt"])).status_code == 404


def test_an_inspection_that_no_plan_answers_is_named_where_a_note_begins(
    site: Site, medway: Authority, person: Any
) -> None:
    site.inspection  # noqa: B018 - made, and no plan with it
    page = read(browser(site.one(Role.MEMBER)).get(reverse("briefing")))
    assert "Kent, report published 13 June 2017: 1 recommendation, none answered here" in page.text
    assert "13 June 2017" not in read(browser(person(Role.MEMBER, medway)).get(reverse("briefing"))).text
    site.plan  # noqa: B018
    assert "none answered here" not in read(browser(site.one(Role.MEMBER)).get(reverse("briefing"))).text
