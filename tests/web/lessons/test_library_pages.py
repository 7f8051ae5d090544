"""The library on the website: the list and its filters, a report, a page with a passage marked, adding, taking out."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from example_site import A_PAGE
from lessons_site import a_passage, a_report, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.models import Lesson, LibraryReport, Neighbour, NeighbourList
from headway.web.lessons.states import PassageKind, ThemeState
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]


def _words(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def reader(signed_in: SignedIn) -> Client:
    return signed_in(Role.QUALITY_ASSURANCE)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Medway", "Essex", "Hampshire"}),
        ("authority=E10000012", {"Essex"}),
        ("framework=ILACS", {"Hampshire"}),
        ("region=East of England", {"Essex"}),
        ("year=2016", {"Medway"}),
        ("grade=Inadequate", {"Medway"}),
        ("kind=copies", {"Kent"}),
        ("year=soon&kind=odd&page=99", {"Medway", "Essex", "Hampshire"}),
        ("authority=E10000012&year=2016", set()),
    ],
)
def test_the_list_is_narrowed(reader: Client, query: str, shown: set[str]) -> None:
    medway = a_report("E06000035", overall="Inadequate")
    a_report("E10000012", ended=date(2014, 5, 1), region="East of England", overall="Good")
    a_report("E10000014", framework="ILACS", ended=date(2022, 5, 1))
    a_report("E10000016", copy_of=medway)
    a_report(refusal="It is a list.")
    found = reader.get(f"{reverse('library')}?{query}")
    assert set(re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]+)<', found.content.decode())) == shown


def test_refused_documents_are_listed_with_their_reason(reader: Client) -> None:
    refused = a_report(refusal="It is a list.")
    told = _words(reader.get(f"{reverse('library')}?kind=refused"))
    assert refused.name in told
    assert "It is a list." in told
    assert "It is a list." in _words(reader.get(reverse("library_report", args=[refused.pk])))


def test_the_list_asks_the_database_as_often_for_many_reports_as_for_few(
    reader: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        an_item(a_report())
    with django_assert_max_num_queries(20):
        reader.get(reverse("library"))
    for _ in range(30):
        an_item(a_report("E10000012"))
    with django_assert_max_num_queries(20):
        assert reader.get(reverse("library")).status_code == 200


def test_the_list_as_csv_holds_every_report_asked_for(reader: Client) -> None:
    an_item(a_report("E10000012", overall="Good"))
    a_report("E10000014", framework="ILACS")
    response = reader.get(f"{reverse('library_csv')}?framework=SIF")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 1
    assert lines[1].startswith("Essex,E10000012,")
    assert ",Good,1," in lines[1]


def test_a_neighbour_is_marked(reader: Client, kent: Authority, medway: Authority) -> None:
    report = a_report(medway.code)
    assert "Statistical neighbour" not in _words(reader.get(reverse("library_report", args=[report.pk])))
    neighbours = NeighbourList.objects.create(name="Test list", version="May 2025")
    Neighbour.objects.create(list=neighbours, authority=kent, neighbour=medway, rank=1)
    for where in (reverse("library"), reverse("library_report", args=[report.pk])):
        assert "Statistical neighbour" in _words(reader.get(where))


def test_a_report_shows_what_it_asks_for_with_its_themes_and_what_is_only_proposed(
    reader: Client, django_assert_max_num_queries: Any
) -> None:
    report = a_report(overall="Good", warnings=("Two dates are printed.",))
    item = an_item(report, "Visit care leavers in custody.", themes={"care_leavers": 0.9, "plans": 0.6})
    item.themes.filter(theme="plans").update(state=ThemeState.REJECTED)
    for number in range(60):
        a_passage(report, f"Finding number {number} of many.", number=str(number + 1), page=2)
    with django_assert_max_num_queries(20):
        told = _words(reader.get(reverse("library_report", args=[report.pk])))
    assert "Visit care leavers in custody." in told
    assert 'Care leavers <span class="headway-muted">(proposed)</span>' in told
    assert "Plans and planning" not in told
    assert "Two dates are printed." in told
    assert "60 findings, page 1 of 2" in told


def test_a_copy_says_of_what_it_is_one(reader: Client) -> None:
    first = a_report()
    copy = a_report(copy_of=first)
    told = _words(reader.get(reverse("library_report", args=[copy.pk])))
    assert reverse("library_report", args=[first.pk]) in told
    assert "This is a copy of" in told


def test_a_passage_is_marked_on_its_page_and_on_the_one_it_runs_on_to(reader: Client) -> None:
    report = a_report(pages=("Before it. The plan for each", "child is <new> every month. After it."))
    passage = report.passages.create(
        order=0, page=1, kind=PassageKind.FINDING, text="The plan for each child is <new> every month."
    )
    where = [reverse("library_report_page", args=[report.pk, each]) for each in (1, 2)]
    first, second = (_words(reader.get(f"{each}?passage={passage.pk}")) for each in where)
    assert 'Before it. <mark id="passage">The plan for each</mark>' in first
    assert f"{where[1]}?passage={passage.pk}#passage" in first
    assert '<mark id="passage">child is &lt;new&gt; every month.</mark> After it.' in second
    assert "runs on" not in second
    assert "<mark" not in _words(reader.get(f"{where[0]}?passage=²"))


def test_pages_of_no_report_are_not_there(reader: Client) -> None:
    report = a_report(pages=("One.",))
    for name, parts in (("library_report", [report.pk + 1]), ("library_report_page", [report.pk, 2])):
        assert reader.get(reverse(name, args=parts)).status_code == 404


def _upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_uploads_are_read_and_what_became_of_each_is_told(reader: Client, kent: Authority) -> None:  # noqa: ARG001
    given = [
        _upload("empty.pdf", A_PAGE),
        _upload("list.pdf", b"Eggs and flour."),
        _upload("report.pdf", _a_pdf()),
    ]
    told = _words(reader.post(reverse("library_add"), {"reports": given}, follow=True))
    assert "3 documents: 1 read, 0 known already, 2 refused." in told
    assert "empty.pdf has no text layer" in told
    assert "list.pdf is plain text. Give PDF." in told
    made = LibraryReport.objects.get(refusal="")
    assert (made.name, made.framework) == ("report.pdf", "SIF")
    assert "Reports added" not in _words(reader.get(reverse("library_add")))  # it is told once
    other = {"reports": [_upload("other.pdf", _a_pdf())]}
    again = _words(reader.post(reverse("library_add"), other, follow=True))
    assert "1 document: 0 read, 1 known already" in again


def _a_pdf() -> bytes:
    """A report with a text layer, drawn here."""
    lines = (
        "Medway",
        "Inspection of services for children in need of help and protection, children looked after and care leavers",
        "Inspection date: 2 March 2015 - 26 March 2015",
        "Recommendations",
        "1. Visit every care leaver who is in custody at least once in every eight weeks.",
    )
    drawn = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F 8 Tf 12 TL 20 800 Td {drawn}ET".encode()
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    out.write(
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
        % (len(stream), stream)
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ([], "Choose one report or more, PDF files."),
        ([("one.pdf", b"")], "A file is empty."),
        ([(f"{number}.pdf", A_PAGE) for number in range(21)], "You chose 21 files. Choose 20 at most"),
    ],
)
def test_what_is_wrong_with_an_upload_is_said(
    reader: Client, files: list[tuple[str, bytes]], fault: str
) -> None:
    response = reader.post(reverse("library_add"), {"reports": [_upload(*each) for each in files]})
    assert response.status_code == 400
    assert fault in _words(response)
    assert not LibraryReport.objects.exists()


def test_a_report_is_taken_out_after_asking_unless_a_lesson_rests_on_it(
    reader: Client, kent: Authority
) -> None:
    report = a_report()
    where = reverse("library_remove", args=[report.pk])
    lesson = Lesson.objects.create(
        authority=kent,
        passage=an_item(report),
        relevant=True,
        reason="Ours too.",
        decided_on=date(2024, 1, 8),
    )
    refused = reader.post(where)
    assert refused.status_code == 400
    assert "1 lesson rests on this report" in _words(refused)
    lesson.delete()
    assert "Take this report out of the library?" in _words(reader.get(where))
    assert reader.post(where).headers["Location"] == reverse("library")
    assert not LibraryReport.objects.exists()


def test_a_member_reads_the_library_and_is_offered_nothing_they_may_not_do(signed_in: SignedIn) -> None:
    report = a_report()
    member = signed_in(Role.MEMBER)
    for where in (reverse("library"), reverse("library_report", args=[report.pk])):
        told = _words(member.get(where))
        assert reverse("library_add") not in told
        assert reverse("library_remove", args=[report.pk]) not in told


def test_beside_a_passage_stand_its_framework_date_region_size_and_grade(
    reader: Client, django_assert_max_num_queries: Any
) -> None:
    report = a_report("E10000012", ended=date(2019, 3, 1), overall="Good", framework="ILACS", form="standard")
    passage = a_passage(report, "Leaders listen.", chapter="leadership", number="12", page=3)
    with django_assert_max_num_queries(40):
        told = _words(reader.get(reverse("passage", args=[passage.pk])))
    for words in (
        "Essex, East of England",
        "children aged 0 to 17 at mid-2024: a larger authority",
        "ILACS, standard",
        "12 February 2019 to 1 March 2019",
        "Good",
        "From the chapter on leadership.",
        f"{reverse('library_report_page', args=[report.pk, 3])}?passage={passage.pk}#passage",
    ):
        assert words in told
