"""Pages on which people decide themes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lessons_site import a_passage, a_report, a_theme, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.models import LearntMethod
from headway.web.lessons.states import ThemeState
from headway.web.lessons.theme_proposals import propose_for

pytestmark = pytest.mark.django_db

LEAVERS = "Ensure that every care leaver has a pathway plan."


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_passage_shows_its_themes_as_proposed_with_words_number_and_evidence(signed_in):
    item = an_item(a_report(), LEAVERS)
    propose_for([item.report_id])
    page = text(signed_in(Role.OFFICER).get(reverse("passage", args=[item.pk])))
    assert "Proposed by the machine" in page
    assert "Very sure (9" in page
    assert "by rule, +" in page
    assert 'value="confirm"' in page


def test_who_only_reads_sees_themes_and_no_buttons(signed_in):
    item = an_item(a_report(), LEAVERS, themes={"plans": 0.6})
    page = text(signed_in(Role.MEMBER).get(reverse("passage", args=[item.pk])))
    assert "More likely than not (60%)" in page
    assert 'value="confirm"' not in page


def test_other_text_bears_no_themes(signed_in):
    passage = a_passage(a_report())
    browser = signed_in(Role.OFFICER)
    assert "Add a theme" not in text(browser.get(reverse("passage", args=[passage.pk])))
    assert "This is other text" in text(browser.get(reverse("decide_theme", args=[passage.pk])))


def test_the_queue_shows_the_least_sure_first_twenty_a_page_and_filters_by_theme(signed_in):
    report = a_report()
    for number in range(25):
        an_item(report, f"Item {number}.", themes={"plans": 0.3 + number / 50})
    an_item(report, "The surest.", themes={"health": 0.99})
    browser = signed_in(Role.OFFICER)
    first = text(browser.get(reverse("theme_review")))
    assert "26 proposals wait" in first
    assert first.index("Item 0.") < first.index("Item 1.") < first.index("Item 19.")
    assert "Item 20." not in first
    assert "The surest." in text(browser.get(reverse("theme_review"), {"page": "2"}))
    health = text(browser.get(reverse("theme_review"), {"theme": "health"}))
    assert "1 proposal waits" in health
    assert "Item 0." not in health
    assert "26 proposals wait" in text(browser.get(reverse("theme_review"), {"theme": "nonsense"}))


def test_the_queue_takes_the_same_queries_however_many_wait(signed_in):
    report, browser = a_report(), signed_in(Role.OFFICER)
    an_item(report, themes={"plans": 0.5})
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            browser.get(reverse("theme_review"))
        counted.append(len(seen))
        for number in range(10):
            an_item(report, f"Item {number}.", themes={"plans": 0.5})
    assert counted[0] == counted[1]


def test_deciding_in_the_queue_goes_back_to_the_queue_as_it_was(signed_in):
    item = an_item(a_report(), themes={"plans": 0.5})
    sent = {"decision": "confirm", "theme": "plans", "queue": "theme=plans&page=2&evil=http://x"}
    response = signed_in(Role.OFFICER).post(reverse("decide_theme", args=[item.pk]), sent)
    assert response["Location"] == f"{reverse('theme_review')}?theme=plans&page=2#queue"
    assert item.themes.get().state == ThemeState.CONFIRMED


def test_deciding_on_the_passage_goes_back_to_the_passage_and_says_what_was_done(signed_in):
    item = an_item(a_report(), themes={"plans": 0.5, "health": 0.4})
    browser, address = signed_in(Role.OFFICER), reverse("decide_theme", args=[item.pk])
    done = browser.post(address, {"decision": "reject", "theme": "plans"}, follow=True)
    assert "“Plans and planning” is turned down." in text(done)
    done = browser.post(address, {"decision": "add", "theme": "voice"}, follow=True)
    assert "voice" in item.themes.filter(state=ThemeState.CONFIRMED).values_list("theme", flat=True)
    done = browser.post(address, {"decision": "all"}, follow=True)
    assert "1 theme is confirmed." in text(done)
    states = dict(item.themes.values_list("theme", "state"))
    assert states == {"plans": "rejected", "health": "confirmed", "voice": "confirmed"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"decision": "add", "theme": ""}, "Choose a theme."),
        ({"decision": "confirm", "theme": "weather"}, "Choose a theme."),
        ({"theme": "plans"}, "Say whether the theme is confirmed"),
        ({"decision": "confirm", "theme": "health"}, "no longer on the passage"),
    ],
)
def test_a_form_that_cannot_be_followed_says_why_and_changes_nothing(signed_in, sent, said):
    item = an_item(a_report(), themes={"plans": 0.5})
    response = signed_in(Role.OFFICER).post(reverse("decide_theme", args=[item.pk]), sent)
    assert response.status_code == 200
    assert said in text(response)
    assert item.themes.get().state == ThemeState.PROPOSED


def test_words_of_a_report_are_shown_as_text(signed_in):
    item = an_item(a_report(), "<script>alert(1)</script> plans", themes={"plans": 0.5})
    a_theme(item, "health", evidence=("<b>x</b>",))
    page = signed_in(Role.OFFICER).get(reverse("theme_review")).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_agreement_says_counts_intervals_and_what_was_measured_before(signed_in):
    item = an_item(a_report(), themes={"plans": 0.5})
    browser = signed_in(Role.OFFICER)
    assert "Nobody has decided a theme here yet" in text(browser.get(reverse("theme_agreement")))
    browser.post(reverse("decide_theme", args=[item.pk]), {"decision": "confirm", "theme": "plans"})
    page = text(browser.get(reverse("theme_agreement")))
    assert "100% (1 of 1)" in page
    assert "95% interval 21% to 100%" in page
    assert "Too few" in page
    assert "was measured on" in page


def test_learning_from_too_few_says_how_many_are_needed(signed_in):
    browser = signed_in(Role.OFFICER)
    assert browser.get(reverse("relearn_themes")).status_code == 200
    response = browser.post(reverse("relearn_themes"))
    assert response.status_code == 200
    assert "at least 20" in text(response)


def test_learning_keeps_the_method_and_shows_agreement_before_and_after(signed_in):
    browser = signed_in(Role.OFFICER)
    for number in range(20):
        item = an_item(a_report(("E06000035", "E10000014")[number % 2]), f"Supervision of kitchens {number}.")
        a_theme(item, "oversight")
        browser.post(reverse("decide_theme", args=[item.pk]), {"decision": "reject", "theme": "oversight"})
    page = text(browser.post(reverse("relearn_themes"), follow=True))
    assert "learnt from 20 decisions" in page
    assert LearntMethod.objects.get().name in page
