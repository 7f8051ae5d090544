"""The list of what was decided, and its file."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from deciding import a_lesson, browser, shown
from django.test import Client
from django.urls import reverse
from example_site import Site
from lessons_site import a_report, a_theme, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.models import Passage

pytestmark = pytest.mark.django_db


def test_the_list_counts_and_narrows(site: Site, lead: Client, passage: Passage) -> None:
    a_lesson(site, passage)
    other = an_item(
        a_report("E06000035", framework="ILACS"), "Visit in custody.", themes={"care_leavers": 0.8}
    )
    a_theme(other, "plans", state="rejected")
    a_lesson(site, other, relevant=False, reason="Nobody is in custody.")
    text = shown(lead.get(reverse("lessons_decided")))
    assert "1 of 2 relevant: 0 led to an action, 0 to none, with the reason, and 1 waits" in text
    assert "Waiting more than four weeks" in text

    def listed(**query: str) -> tuple[bool, bool]:
        content = shown(lead.get(reverse("lessons_decided"), query))
        return "Supervision must be" in content, "Visit in custody." in content

    assert listed() == (True, True)
    assert listed(judged="relevant") == (True, False)
    assert listed(judged="not") == (False, True)
    assert listed(outcome="open") == (True, False)
    assert listed(outcome="action") == (False, False)
    assert listed(theme="care_leavers") == (False, True)
    assert listed(theme="plans") == (False, False)
    assert listed(framework="ILACS") == (False, True)
    assert listed(words="custody") == (False, True)
    assert listed(judged="\x00", theme="nonsense", page="99") == (True, True)


def test_the_list_is_paged_and_takes_a_fixed_number_of_queries(
    site: Site, lead: Client, passage: Passage, django_assert_num_queries: Callable[[int], Any]
) -> None:
    a_lesson(site, passage)
    with django_assert_num_queries(8):
        lead.get(reverse("lessons_decided"))
    report = a_report("E06000035")
    for number in range(60):
        a_lesson(site, an_item(report, f"Item {number}.", themes={"plans": 0.5}))
    with django_assert_num_queries(8):
        page = lead.get(reverse("lessons_decided"))
    assert page.content.count(b'scope="row"') == 50
    assert lead.get(reverse("lessons_decided"), {"page": "2"}).content.count(b'scope="row"') == 11


def test_the_file_holds_every_lesson_with_its_source(site: Site, lead: Client, passage: Passage) -> None:
    made = a_lesson(site, passage, reason="=1+1")
    file = lead.get(reverse("lessons_decided_csv"))
    rows = list(csv.DictReader(StringIO(b"".join(file).decode("utf-8-sig"))))
    assert len(rows) == 1
    row = rows[0]
    assert row["Number"] == str(made.pk)
    assert (row["From"], row["Region"], row["Framework"]) == ("Hampshire", "South East", "SIF")
    assert "children aged 0 to 17" in row["Size"]
    assert (row["Published"], row["Page"], row["Relevant"]) == ("2016-05-09", "7", "yes")
    assert row["Themes"] == "Management oversight and supervision (proposed)"
    assert row["Reason"] == "'=1+1"
    member = browser(site.one(Role.ACTION_OWNER))
    assert member.get(reverse("lessons_decided_csv")).status_code == 403
