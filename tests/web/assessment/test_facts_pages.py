"""Facts on the website: a list by year, a file brought, an inspection written down, taken off, and the file back."""

import csv
import io
from collections.abc import Callable

import pytest
from assessment_site import facts, kent_2010, kent_profile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from page_reading import read

from headway.assessment.profile import Major
from headway.assessment.profile_file import as_csv, read_csv
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.facts import add_facts, remove_facts
from headway.web.assessment.building import build
from headway.web.assessment.models import FactsFile
from headway.web.assessment.rules.major_inspection import whats
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
Makes = Callable[..., Person]


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


@pytest.fixture
def keeper(person: Makes) -> Person:
    return person(Role.ANALYST)


def bring(client: Client, text: str | bytes, *, year: str = "2010", title: str = "Facts") -> HttpResponse:
    file = SimpleUploadedFile("facts.csv", text.encode() if isinstance(text, str) else text)
    return client.post(reverse("add_facts"), {"year": year, "title": title, "file": file}, follow=True)


def test_a_file_is_brought_and_stands_in_the_list_of_its_year(analyst: Client, kent: Authority) -> None:
    found = read(bring(analyst, as_csv(kent_profile(kent))))
    assert "“Facts” was brought in" in found.text
    assert found.tables[0][1][1:4] == ["3", "2", "2"]


def test_what_is_wrong_is_told_row_by_row_and_what_was_typed_stays(analyst: Client, kent: Authority) -> None:
    text = as_csv(kent_profile(kent)).replace("Inadequate", "4").replace(",420,", ",many,")
    response = bring(analyst, text, title="Of the letter")
    found = read(response)
    assert response.status_code == 400
    rows = [each.text_content() for each in found.tree.xpath("//ul[contains(@class, 'headway-faults')]/li")]
    assert [row for row in rows if "“many”" in row or '"many"' in row]
    assert [row for row in rows if "a number means different grades on different scales" in row]
    assert found.value("title") == "Of the letter"
    assert not FactsFile.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"PK\x03\x04\x00\x00", "This is no CSV"),
        (b"a,b\n1,2\n", "has no column authority"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"", "The file is empty"),
    ],
)
def test_what_is_no_file_of_facts_is_refused(analyst: Client, text: bytes, said: str) -> None:
    response = bring(analyst, text)
    assert response.status_code == 400
    assert said in read(response).text


def test_an_address_that_a_browser_would_run_is_refused(analyst: Client, kent: Authority) -> None:
    text = as_csv(kent_profile(kent)).replace("https://www.example.org/letter", "javascript:alert(1)")
    response = bring(analyst, text)
    assert response.status_code == 400
    assert "column address:" in read(response).text


def test_a_later_file_takes_the_place_of_lines_and_the_list_says_of_how_many(
    analyst: Client, keeper: Person, kent: Authority
) -> None:
    whole = as_csv(kent_profile(kent))
    part = as_csv(kent_profile(kent, safe=True))
    add_facts(by=keeper, authority=kent, year=2010, title="First", text=whole)
    add_facts(by=keeper, authority=kent, year=2010, title="Second", text=part)
    found = read(analyst.get(reverse("facts")))
    assert [row[0] for row in found.tables[0][1:]] == [
        "Secondwith 1 note",
        "Firstwith 1 noteA later file takes the place of 5 of its lines.",
    ]


def test_facts_lead_to_the_assessments_of_their_year(
    analyst: Client, keeper: Person, kent: Authority
) -> None:
    made = kent_2010(by=keeper, authority=kent)
    assert read(analyst.get(reverse("facts"))).links["Assessment 2010"] == reverse(
        "assessment", args=[made.pk]
    )


def test_taking_off_asks_why_and_leaves_the_file_on_the_record(
    analyst: Client, keeper: Person, kent: Authority
) -> None:
    made = facts(keeper, kent)
    where = reverse("remove_facts", args=[made.pk])
    assert read(analyst.post(where, {"because": ""})).errors == ["Say why it is taken off."]
    found = read(analyst.post(where, {"because": "Of another letter."}, follow=True))
    assert "Nobody has brought any facts yet" in found.text
    assert "Of another letter." in found.text
    assert "They were taken off on" in read(analyst.get(where)).text
    assert analyst.post(where, {"because": "Twice."}).status_code == 400


def test_the_file_comes_back_as_it_was_brought_and_no_cell_is_a_formula(
    analyst: Client, keeper: Person, kent: Authority
) -> None:
    text = as_csv(kent_profile(kent)).replace("Made up for a test, but", "@SUM(A1) but")
    made = add_facts(by=keeper, authority=kent, year=2010, title="=cmd", text=text)
    response = analyst.get(reverse("facts_csv", args=[made.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="kent-2010-cmd.csv"'
    back = response.content.decode("utf-8-sig")
    assert read_csv(back, "back") == read_csv(made.text, "brought")
    cells = [cell for row in csv.reader(io.StringIO(back)) for cell in row]
    assert any(cell.startswith("'@SUM") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_people_of_another_authority_find_nothing(
    signed_in: Callable[..., Client], keeper: Person, kent: Authority, medway: Authority
) -> None:
    made = facts(keeper, kent)
    other = signed_in(Role.ANALYST, medway)
    assert other.get(reverse("facts_csv", args=[made.pk])).status_code == 404
    assert other.post(reverse("remove_facts", args=[made.pk]), {"because": "x"}).status_code == 404
    assert "Facts of 2010" not in read(other.get(reverse("facts"))).text
    assert other.get(reverse("facts"), {"authority": kent.code}).status_code == 404


def test_the_list_asks_the_database_as_often_however_many_files_there_are(
    analyst: Client, keeper: Person, kent: Authority, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(3):
        made = facts(keeper, kent)
        if number == 1:
            remove_facts(by=keeper, facts=made, because="A copy.")
    with django_assert_num_queries(6):
        analyst.get(reverse("facts"))


# An inspection written down

TOLD = {
    "what": "slac",
    "year": "2010",
    "last_day-day": "22",
    "last_day-month": "10",
    "last_day-year": "2010",
    "published-day": "19",
    "published-month": "11",
    "published-year": "2010",
    "grades-0-grade": "slac_4:inadequate",
    "grades-1-grade": "slac_4:adequate",
    "priority_actions": "0",
    "serious": "",
    "note": "",
    "source": "Report of 19 November 2010",
    "address": "",
    "mark": "primary",
}


def write(client: Client, **other: str) -> HttpResponse:
    return client.post(reverse("add_major_inspection"), TOLD | other, follow=True)


def test_one_chooses_the_inspection_first_and_then_sees_its_judgements(analyst: Client) -> None:
    which = read(analyst.get(reverse("add_major_inspection")))
    link = next(
        href for text, href in which.links.items() if text.startswith("Safeguarding and looked after")
    )
    form = read(analyst.get(link))
    assert "Safeguarding: overall effectiveness" in form.text
    assert "what=unknown" not in link
    assert read(analyst.get(reverse("add_major_inspection"), {"what": "unknown"})).h1 == "Which inspection?"


def test_what_was_written_down_is_a_line_of_the_profile_with_its_grades_scale_and_source(
    analyst: Client, kent: Authority
) -> None:
    found = read(write(analyst))
    assert "was written down" in found.text
    profile = build(kent, year=2010, as_of=FactsFile.objects.get().made.date())
    (line,) = profile.inspections
    assert (line.id, line.kind, line.framework) == ("slac-2010-10-22", Major.FULL, "slac")
    assert [(key, grade.label, grade.scale) for key, grade in line.grades] == [
        ("safeguarding_overall", "Inadequate", "slac_4"),
        ("safeguarding_capacity", "Adequate", "slac_4"),
    ]
    assert (line.priority_actions, line.serious) == (0, None)
    assert (str(line.published), line.origin.title) == ("2010-11-19", "Report of 19 November 2010")


def test_where_only_the_month_is_known_it_counts_from_the_months_last_day(
    analyst: Client,
) -> None:
    empty = {f"last_day-{part}": "" for part in ("day", "month", "year")}
    write(analyst, what="ucra", when="august  2010", serious="yes", **empty)
    (line,) = read_csv(FactsFile.objects.get().text, "written").inspections
    assert (line.id, line.when, str(line.on), line.serious) == (
        "ucra-august-2010",
        "August 2010",
        "2010-08-31",
        True,
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"source": ""}, "Say where it was read"),
        ({"mark": "certain"}, "Select a valid choice"),
        ({"mark": ""}, "Say how sure it is"),
        ({"published-year": "2009"}, "published before the inspection ended"),
        ({"last_day-year": "2999", "published-year": "2999"}, "still to come"),
        ({"when": "Summer 2010"}, "Give a month and year"),
        ({"last_day-day": "", "last_day-month": "", "last_day-year": ""}, "Say when it was"),
        ({"grades-0-grade": "4"}, "Choose one of the grades"),
        ({"grades-0-grade": "ofsted_words_4:good"}, "Choose one of the grades"),
        ({"address": "javascript:alert(1)"}, "Give the whole address"),
        ({"priority_actions": "-1"}, "greater than or equal to 0"),
        ({"year": "210"}, "from 2000 on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_kept(
    analyst: Client, other: dict[str, str], said: str
) -> None:
    response = write(analyst, **other)
    assert response.status_code == 400
    assert said in " ".join(read(response).errors)
    assert not FactsFile.objects.exists()


@pytest.mark.parametrize("what", sorted(whats()))
def test_every_inspection_that_is_offered_can_be_written_down_with_every_grade_and_with_none(
    analyst: Client, what: str
) -> None:
    offered = whats()[what]
    chosen = offered.grades[-1][0] if offered.grades else ""
    for grade, source in ((chosen, "Graded"), ("", "Without")):
        given = {f"grades-{place}-grade": grade for place in range(max(2, len(offered.judgements)))}
        response = write(analyst, what=what, source=source, **given)
        assert response.redirect_chain, read(response).errors
    first, second = (read_csv(each.text, "x").inspections[0] for each in FactsFile.objects.order_by("pk"))
    assert (len(first.grades), len(second.grades)) == (len(offered.judgements), 0)
    assert first.kind is offered.kind
