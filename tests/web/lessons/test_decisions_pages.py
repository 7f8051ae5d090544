"""The pages that judge a passage, and lead it to an action or to none."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from deciding import a_lesson, browser, judge, shown
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from example_site import Site
from lessons_site import a_report, a_theme, an_item

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.lessons.models import Lesson, Passage
from headway.web.plans.models import Action
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


def test_the_passage_page_judges_and_then_shows_who_said_what(lead: Client, passage: Passage) -> None:
    page = lead.get(reverse("passage", args=[passage.pk]))
    assert "Is it a lesson for us?" in shown(page)
    answer = judge(lead, passage)
    made = Lesson.objects.get()
    assert answer.url == reverse("lesson", args=[made.pk])
    assert made.decided_on == timezone.localdate()
    page = lead.get(reverse("passage", args=[passage.pk]))
    assert f"Relevant To be decided for Kent. {made.decided_by_name}" in shown(page)
    assert "As at home." in shown(page)
    assert b'name="relevant"' not in page.content


def test_a_member_reads_what_was_decided_and_is_offered_no_form(site: Site, passage: Passage) -> None:
    a_lesson(site, passage)
    page = browser(site.one(Role.MEMBER)).get(reverse("passage", args=[passage.pk]))
    assert "Our audits found the same." in shown(page)
    assert "Judge it again" not in shown(page)
    other = an_item(passage.report)
    page = browser(site.one(Role.MEMBER)).get(reverse("passage", args=[other.pk]))
    assert "Nobody here has said yet." in shown(page)
    assert b'name="relevant"' not in page.content


def test_what_another_authority_decided_is_nowhere(
    site: Site, passage: Passage, medway: Authority, person: Callable[..., Person]
) -> None:
    made = a_lesson(site, passage)
    theirs = browser(person(Role.QUALITY_ASSURANCE, medway))
    page = theirs.get(reverse("passage", args=[passage.pk]))
    assert "Our audits" not in shown(page)
    assert b'name="relevant"' in page.content
    for name in ("lesson", "lesson_outcome", "lesson_action"):
        assert theirs.get(reverse(name, args=[made.pk])).status_code == 404
        assert theirs.post(reverse(name, args=[made.pk]), {"version": "1"}).status_code == 404
    assert "Our audits" not in shown(theirs.get(reverse("lessons_decided")))
    assert "Our audits" not in b"".join(theirs.get(reverse("lessons_decided_csv"))).decode()
    assert judge(theirs, passage).status_code == 400  # Kent is no choice of theirs
    assert Lesson.objects.count() == 1


def test_our_own_report_says_so_and_offers_no_form(lead: Client) -> None:
    own = an_item(a_report("E10000016"))
    page = lead.get(reverse("passage", args=[own.pk]))
    assert "This report is about Kent." in shown(page)
    assert b'name="relevant"' not in page.content
    assert lead.get(reverse("decide_lesson", args=[own.pk])).status_code == 404
    answer = judge(lead, own)
    assert answer.status_code == 400
    assert "A lesson comes from another authority" in shown(answer)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(lead: Client, passage: Passage) -> None:
    answer = judge(lead, passage, relevant="", reason="Typed already.")
    assert answer.status_code == 400
    assert "Say whether it is relevant." in shown(answer)
    assert "Typed already." in shown(answer)
    assert "Give the reason." in shown(judge(lead, passage, reason=" "))


def test_a_form_sent_twice_records_once(lead: Client, passage: Passage) -> None:
    assert judge(lead, passage).url == judge(lead, passage).url
    assert Event.objects.filter(action="lesson.judged").count() == 1


def test_two_at_once_see_both_versions_and_saving_again_is_a_decision(
    site: Site, lead: Client, passage: Passage
) -> None:
    a_lesson(site, passage, by=site.one(Role.DIRECTOR), relevant=False, reason="Not like us.")
    answer = judge(lead, passage)
    assert answer.status_code == 409
    assert "Your version and theirs" in shown(answer)
    assert "Not like us." in shown(answer)
    version = re.search(r'name="version" value="(\d+)"', answer.content.decode())
    assert version
    assert judge(lead, passage, version=version[1]).status_code == 302
    assert Lesson.objects.get().relevant


def test_the_page_of_a_lesson_quotes_with_framework_dates_region_page(
    site: Site, lead: Client, passage: Passage
) -> None:
    made = a_lesson(site, passage)
    page = lead.get(reverse("lesson", args=[made.pk]))
    text = shown(page)
    assert "Supervision must be <regular>." in text
    assert (
        "Page 7 of the report on Hampshire (South East). SIF, fieldwork to 18 March 2016, published 9 May 2016."
        in text
    )
    assert "Management oversight and supervision (proposed by the machine)" in text
    assert re.search(r"Size [\d,]+ children aged 0 to 17", text)
    assert "said whether it is a lesson for us" in text
    assert b"<regular>" not in page.content
    assert text.count("Nobody has said yet.") == 1


def test_no_action_because_and_taking_it_back(site: Site, lead: Client, passage: Passage) -> None:
    made = a_lesson(site, passage)
    address = reverse("lesson_outcome", args=[made.pk])
    assert "No action, because" in shown(lead.get(address))
    assert lead.post(address, {"version": "1", "outcome": "none", "because": ""}).status_code == 400
    answer = lead.post(address, {"version": "1", "outcome": "none", "because": "Monthly here."})
    assert answer.status_code == 302
    assert "No action, because: Monthly here." in shown(lead.get(answer.url))
    assert "Take back what came of it" in shown(lead.get(address))
    conflict = lead.post(address, {"version": "1", "outcome": "open", "because": "A mistake."})
    assert conflict.status_code == 409
    assert lead.post(address, {"version": "2", "outcome": "open", "because": "A mistake."}).status_code == 302
    assert Lesson.objects.get().outcome == "open"


def test_a_member_decides_nothing(site: Site, passage: Passage) -> None:
    made = a_lesson(site, passage)
    member = browser(site.one(Role.MEMBER))
    assert member.get(reverse("lesson", args=[made.pk])).status_code == 200
    assert b"Lead it to an action" not in member.get(reverse("lesson", args=[made.pk])).content
    for name in ("lesson_outcome", "lesson_action"):
        assert member.get(reverse(name, args=[made.pk])).status_code == 403
    assert judge(member, passage).status_code == 403


def test_an_action_of_the_plan_says_that_it_comes_from_a_lesson(
    site: Site, lead: Client, passage: Passage
) -> None:
    made = a_lesson(site, passage)
    address = reverse("lesson_action", args=[made.pk])
    site.action  # noqa: B018
    assert "Practice standards" in shown(lead.get(address))
    answer = lead.post(address, {"version": "1", "how": "existing", "action": site.action.pk})
    assert answer.status_code == 302
    page = lead.get(reverse("action", args=[site.action.pk]))
    assert "From a lesson" in shown(page)
    assert "Supervision must be <regular>." in shown(page)
    assert "report on Hampshire" in shown(page)
    thread = lead.get(reverse("item", args=[site.action.item_id]))
    assert "From a lesson" in shown(thread)
    assert "joined a lesson from another authority to the action: Practice standards" in shown(thread)


def test_a_new_action_under_a_new_issue_comes_into_the_plan(
    site: Site, lead: Client, passage: Passage
) -> None:
    made = a_lesson(site, passage)
    address = reverse("lesson_action", args=[made.pk])
    data = {"version": "1", "how": "new", "under": f"plan-{site.plan.pk}"}
    answer = lead.post(address, data)
    assert answer.status_code == 400
    assert "Say what the new issue is." in shown(answer)
    assert "Say what will be done." in shown(answer)
    data |= {"issue": "Patchy supervision.", "title": "Supervise monthly", "measure": "95% of files"}
    data |= {"due-day": "31", "due-month": "3", "due-year": "2018"}
    assert lead.post(address, data).status_code == 302
    action = Action.objects.get(title="Supervise monthly")
    assert (action.item.issue, action.due) == ("Patchy supervision.", date(2018, 3, 31))
    assert Lesson.objects.get().action == action
    assert lead.post(address, data).status_code == 409  # sent twice: the second is told
    assert Action.objects.filter(title="Supervise monthly").count() == 1


def test_without_a_plan_the_page_says_where_one_begins(site: Site, lead: Client, passage: Passage) -> None:
    made = a_lesson(site, passage)
    assert "Kent has no plan yet" in shown(lead.get(reverse("lesson_action", args=[made.pk])))


def test_a_person_of_two_authorities_says_for_which(site: Site, passage: Passage, medway: Authority) -> None:
    both = site.one(Role.QUALITY_ASSURANCE)
    Membership.objects.create(
        person=both, authority=medway, role=Role.QUALITY_ASSURANCE, from_day=date(2020, 1, 1)
    )
    client = browser(both)
    assert b'name="authority"' in client.get(reverse("passage", args=[passage.pk])).content
    judge(client, passage)
    judge(client, passage, authority="E06000035", relevant="no", reason="Not in Medway.")
    assert set(Lesson.objects.values_list("authority", "relevant")) == {
        ("E10000016", True),
        ("E06000035", False),
    }
    text = shown(client.get(reverse("passage", args=[passage.pk])))
    assert "for Kent" in text
    assert "for Medway" in text
    assert "Judge the lesson again" in shown(
        client.get(reverse("decide_lesson", args=[passage.pk]), {"authority": "E06000035"})
    )


def test_one_who_may_not_see_the_trail_reads_the_lesson_without_it(site: Site, passage: Passage) -> None:
    made = a_lesson(site, passage)
    text = shown(browser(site.one(Role.MEMBER)).get(reverse("lesson", args=[made.pk])))
    assert "From then to today" not in text
    assert timedelta(days=28) < timezone.localdate() - made.decided_on


def test_a_theme_that_has_left_the_guide_stands_by_its_key(
    site: Site, lead: Client, passage: Passage
) -> None:
    a_theme(passage, "gone_since")
    a_lesson(site, passage)
    assert "gone_since" in shown(lead.get(reverse("lessons_decided")))
