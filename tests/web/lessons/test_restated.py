"""What the demo restates is said to be no quotation, wherever it stands."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lessons_site import a_report, an_item

from headway.web.accounts.roles import Role

pytestmark = pytest.mark.django_db
SAID = "not a quotation"


@pytest.mark.parametrize("is_example", [True, False])
def test_an_item_of_the_demo_is_marked_as_its_own_words_and_no_other_is(
    is_example: bool, signed_in: Callable[..., Client]
) -> None:
    report = a_report()
    report.is_example = is_example
    report.save(update_fields=["is_example"])
    item = an_item(report, "Visit every care leaver in custody.", themes={"care_leavers": 0.9})
    client = signed_in(Role.QUALITY_ASSURANCE)
    places = [
        reverse("passage", args=[item.pk]),
        reverse("library_report_page", args=[report.pk, item.page]),
        reverse("library_search") + "?q=custody",
        reverse("theme", args=["care_leavers"]),
        reverse("theme_review"),
        reverse("decide_lesson", args=[item.pk]),
    ]
    for place in places:
        page = client.get(place).content.decode()
        assert "custody" in page, place
        assert (SAID in page) is is_example, place
