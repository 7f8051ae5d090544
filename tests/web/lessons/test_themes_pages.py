"""The first page of lessons, the table of themes, and one theme, as they stand on screen."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lessons_site import a_report, a_theme, an_item
from page_reading import read

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.lessons.models import LibraryReport, Neighbour, NeighbourList
from headway.web.lessons.states import ThemeState
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
MEDWAY, HAMPSHIRE, ESSEX, KENT = "E06000035", "E10000014", "E10000012", "E10000016"


@pytest.fixture
def browser(signed_in):
    return signed_in(Role.QUALITY_ASSURANCE)


def text_of(response):
    """The words of the page's main part, a space between what stands in different elements."""
    found = read(response)
    assert found.status == 200
    said = " ".join(" ".join(found.tree.xpath("//main")[0].itertext()).split())
    return re.sub(r" ([,.;:])", r"\1", said)


def a_library(number=12, *, framework="ILACS", form="standard", theme="oversight", year=2019, grade="Good"):
    """Reports of one framework that each ask for one thing on the theme."""
    for place in range(number):
        report = a_report(
            MEDWAY, framework=framework, form=form, ended=date(year, 1 + place % 12, 1), overall=grade
        )
        an_item(report, f"Supervise staff, {place}.", themes={theme: 0.9})


def test_the_first_page_says_what_the_library_holds_and_what_is_found_most(browser):
    a_library()
    an_item(
        a_report(HAMPSHIRE, framework="ILACS", form="short", ended=date(2020, 5, 1)), themes={"plans": 0.9}
    )
    a_report(ESSEX, framework="ILACS", form="short", ended=date(2021, 5, 1))
    a_report(refusal="Not a PDF.")
    page = text_of(browser.get(reverse("lessons")))
    assert "14 reports of 3 authorities" in page
    assert "2019 to 2021 when inspectors were there" in page
    assert "1 in which nothing asked for was found" in page
    assert "1 of 15 documents could not be read as a report" in page
    assert "Management oversight and supervision 92% (12 of 13)" in page
    assert "Of 13 marks of a theme, 0 are confirmed by a person; the rest are Proposed by the machine" in page


def test_an_empty_library_is_a_page_too(browser):
    for name in ("lessons", "themes"):
        assert browser.get(reverse(name)).status_code == 200
    assert "No item bears a theme yet" in text_of(browser.get(reverse("theme", args=["plans"])))


def test_new_this_month_is_by_the_reports_own_date_and_by_the_day_it_was_loaded(browser):
    today = timezone.localdate()
    a_report(HAMPSHIRE, framework="ILACS", ended=today.replace(day=1))
    old = a_report(MEDWAY, framework="SIF", ended=date(2015, 3, 1))
    long_held = a_report(ESSEX, framework="SIF", ended=date(2014, 3, 1))
    LibraryReport.objects.filter(pk=long_held.pk).update(loaded=timezone.now().replace(year=2020))
    page = browser.get(reverse("lessons")).content.decode()
    printed, loaded = page.partition('id="printed"')[2].split('id="loaded"')
    assert "Hampshire" in printed
    assert "Medway" not in printed
    assert str(old) in loaded
    assert "Essex" not in loaded


def neighbours_of_kent():
    made = NeighbourList.objects.create(name="Statistical neighbours", version="May 2025")
    for rank, code in enumerate((ESSEX, HAMPSHIRE), start=1):
        Authority.objects.get_or_create(code=code)
        Neighbour.objects.create(
            list=made, authority_id=KENT, neighbour_id=code, rank=rank, closeness="Very close"
        )


def test_our_neighbours_last_reports_stand_with_the_version_of_the_list(browser):
    neighbours_of_kent()
    for year, grade in ((2016, "Inadequate"), (2022, "Good")):
        an_item(a_report(ESSEX, framework="ILACS", form="standard", ended=date(year, 2, 1), overall=grade))
    a_report(ESSEX, framework="ILACS focused visit", form="letter", ended=date(2024, 2, 1))
    page = text_of(browser.get(reverse("lessons")))
    assert "Statistical neighbours, May 2025, the closest first" in page
    assert "Essex Very close ILACS, 1 February 2022, Essex Good 1 item, 0 themes" in page
    assert "Hampshire Very close None in the library" in page


def test_one_who_works_for_two_authorities_chooses_whose_neighbours_to_see(browser):
    neighbours_of_kent()
    medway = Authority.objects.get_or_create(code=MEDWAY, defaults={"name": "Medway"})[0]
    Membership.objects.create(
        person=Person.objects.latest("pk"), authority=medway, role=Role.OFFICER, from_day=date(2020, 1, 1)
    )
    assert "Choose an authority" in text_of(browser.get(reverse("lessons")))
    assert "May 2025" in text_of(browser.get(reverse("lessons"), {"authority": KENT}))
    assert browser.get(reverse("lessons"), {"authority": ESSEX}).status_code == 404


def test_the_table_counts_one_framework_and_says_so(browser):
    a_library()
    a_library(3, framework="SIF", form="inspection", theme="plans", year=2014)
    page = text_of(browser.get(reverse("themes")))
    assert "ILACS: 12 reports with items." in page
    assert "100% (12 of 12) 95% interval 76% to 100%" in page
    assert "Frameworks are mixed here" not in page
    sif = text_of(browser.get(reverse("themes"), {"framework": "SIF"}))
    assert "SIF: 3 reports with items." in sif
    assert "3 of 3: too few to say" in sif
    mixed = text_of(browser.get(reverse("themes"), {"framework": "all"}))
    assert "Frameworks are mixed here" in mixed
    assert "80% (12 of 15)" in mixed
    assert "Choose one framework" in mixed


def test_the_table_says_what_the_years_can_tell(browser):
    a_library(12, year=2018, theme="plans")
    a_library(12, year=2023, theme="voice")
    page = text_of(browser.get(reverse("themes")))
    assert "Earlier half: 2018 to 2020, 12 reports. Later half: 2021 to 2023, 12 reports." in page
    assert "Less common -100 points" in page
    assert "Commoner +100 points" in page
    assert "1.0 items on average in the earlier half and 1.0 in the later" in page


def test_the_table_as_csv_has_both_counts_of_every_share(browser):
    a_library()
    response = browser.get(reverse("themes_csv"))
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert len(rows) == 25
    assert (
        rows[0]["Theme"],
        rows[0]["Reports that ask for it"],
        rows[0]["Of reports"],
        rows[0]["Share"],
    ) == (
        "Management oversight and supervision",
        "12",
        "12",
        "1.0000",
    )
    assert (rows[0]["Marks"], rows[0]["Of them confirmed by a person"]) == ("12", "0")


def test_a_theme_says_what_it_is_and_lists_each_finding_with_whose_it_is_and_how_it_is_marked(browser):
    report = a_report(HAMPSHIRE, framework="ILACS", form="standard", ended=date(2021, 5, 7), overall="Good")
    item = an_item(report, "Supervise <b>well</b>.", page=4)
    a_theme(item, "oversight", state=ThemeState.CONFIRMED)
    response = browser.get(reverse("theme", args=["oversight"]))
    page = text_of(response)
    assert "How managers, reviewing officers, conference chairs and panels watch over casework" in page
    assert "1 of 1 report with items asks for it: too few to say how common it is." in page
    assert "Hampshire South East, larger authority, unaccompanied children" in page
    assert "ILACS, 7 May 2021 Good Supervise <b>well</b>. Page 4, item 1" in page
    assert "<b>well" not in response.content.decode()
    assert "Of 1 mark of a theme, 1 is confirmed by a person" in page


def test_grades_stand_in_the_order_of_their_scale_and_not_where_frameworks_are_mixed(browser):
    for grade in ("Inadequate", "Requires improvement to be good", "Outstanding"):
        a_library(1, grade=grade)
    page = browser.get(reverse("theme", args=["oversight"]))
    grades = read(page).tree.xpath("//table[@id='by-grade']/tbody/tr/th/text()")
    assert grades == ["Outstanding", "Requires improvement", "Inadequate"]
    mixed = browser.get(reverse("theme", args=["oversight"]), {"framework": "all"})
    assert not read(mixed).tree.xpath("//table[@id='by-grade']")
    assert "a grade never leaves its scale" in text_of(mixed)


def two_reports_each(number, before, after, *, grades=("Inadequate", "Good"), themes=("plans", "plans")):
    for place in range(number):
        code = f"E0{before}{after}{place:05}"
        for year, theme, grade in zip((2015, 2020), themes, grades, strict=True):
            report = a_report(code, framework="ILACS", form="standard", ended=date(year, 3, 1), overall=grade)
            an_item(report, themes={theme: 0.9})


def test_a_theme_says_whether_it_is_met_again_with_the_base_rate_beside_it(browser):
    two_reports_each(10, 1, 1)
    two_reports_each(2, 1, 0, themes=("plans", "voice"))
    two_reports_each(10, 0, 0, themes=("voice", "voice"))
    two_reports_each(2, 0, 1, themes=("voice", "plans"))
    page = text_of(browser.get(reverse("theme", args=["plans"])))
    assert "All pairs 24 of 24 authorities 10 of 12, 83% 55% to 95% 2 of 12, 17% 5% to 45% +67" in page
    assert "The data can tell: more often when named before, with all 2 themes looked at allowed for" in page
    assert (
        "Under two frameworks 0 of 0 authorities No such pair No such pair – The data cannot tell: too few"
        in page
    )


def test_a_theme_says_who_was_told_this_and_came_out_better_and_of_how_many(browser):
    two_reports_each(2, 1, 1)
    two_reports_each(3, 2, 2, grades=("Inadequate", "Inadequate"))
    two_reports_each(1, 3, 3, themes=("voice", "plans"))
    two_reports_each(1, 4, 4, themes=("voice", "plans"), grades=("Inadequate", "Inadequate"))
    page = text_of(browser.get(reverse("theme", args=["plans"])))
    assert "Of 5 inspections that named it at requires improvement or inadequate" in page
    assert "2 came out better. Of 2 as weak that did not name it, 1 came out better. Who stands low" in page
    assert "inadequate to good" in page
    assert "The next report asks for it again." in page


def test_a_theme_that_is_none_is_not_found(browser):
    assert browser.get(reverse("theme", args=["weather"])).status_code == 404


def test_findings_stand_fifty_to_a_page_and_keep_the_filters(browser):
    a_library(51)
    first = browser.get(reverse("theme", args=["oversight"]), {"framework": "ILACS"})
    assert "51 items, the latest report first." in text_of(first)
    assert "?framework=ILACS&amp;page=2" in first.content.decode()
    second = browser.get(reverse("theme", args=["oversight"]), {"framework": "ILACS", "page": "2"})
    assert len(read(second).tree.xpath("//table[.//caption[contains(., 'Items on')]]/tbody/tr")) == 1


@pytest.mark.parametrize(("name", "parts"), [("lessons", []), ("themes", []), ("theme", ["plans"])])
def test_the_number_of_queries_does_not_grow_with_the_library(browser, name, parts):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(reverse(name, args=parts)).status_code == 200
        return len(queries)

    neighbours_of_kent()
    two_reports_each(2, 1, 1)
    few = asked()
    two_reports_each(9, 3, 3)
    a_library(60, theme="plans")
    assert asked() == few
