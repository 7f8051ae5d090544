"""Search: what it finds, in which order, narrowed by what, and for whom. On both databases."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lessons_site import a_report, an_item

from headway.themes.query import parse, widened
from headway.web.accounts.roles import Role
from headway.web.lessons.models import LibraryReport, NeighbourList, Passage, PassageTheme
from headway.web.lessons.queries.search import FEW, search
from headway.web.lessons.queries.search_engine import Where, counted, ranked
from headway.web.lessons.queries.search_filters import Filters
from headway.web.lessons.search_index import make_index, rebuild_index
from headway.web.lessons.states import PassageKind

pytestmark = pytest.mark.django_db

TYPED = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab \"*-()OR&|!:<>\\'/NEAR0159^{}\x00“”é’İß", max_size=60),
)


@pytest.fixture
def report(db):  # noqa: ARG001
    return a_report()


def _passage(report, text, **more):
    order = report.passages.count() + 1
    given = {"kind": PassageKind.FINDING, "page": 1, **more}
    return Passage.objects.create(report=report, order=order, text=text, **given)


def _texts(person, typed, **filters):
    return [hit.passage.text for hit in search(person, typed, Filters(**filters)).hits]


def test_words_are_found_with_their_endings_and_all_must_occur(person, report):
    _passage(report, "Supervision of workers is irregular.")
    for number in range(FEW):
        _passage(report, f"Supervising neglect cases is hard, says team {number}.")
    found = search(person(Role.OFFICER), "supervise neglect", Filters())
    assert found.total == FEW
    assert not found.any_word


def test_where_few_have_all_of_the_words_those_with_any_follow(person, report):
    _passage(report, "Supervision is irregular.")
    _passage(report, "Caseloads are irregular.")
    _passage(report, "Plans are clear.")
    found = search(person(Role.OFFICER), "irregular supervision", Filters())
    assert [hit.passage.text for hit in found.hits] == [
        "Supervision is irregular.",
        "Caseloads are irregular.",
    ]
    assert (found.any_word, found.with_all, found.total) == (True, 1, 2)


def test_near_and_phrases_and_words_left_out(person, report):
    one = "Neglect is long-lasting where supervision is poor."
    two = "Neglect is known." + " Other matters are in hand." * 9 + " Supervision is poor."
    _passage(report, one)
    _passage(report, two)
    officer = person(Role.OFFICER)
    assert _texts(officer, "neglect NEAR/6 supervision") == [one]
    assert set(_texts(officer, "neglect NEAR/40 supervision")) == {one}  # 47 words lie between in the other
    assert set(_texts(officer, '"supervision is poor"')) == {one, two}
    assert _texts(officer, "neglect -long-lasting") == [two]
    assert _texts(officer, "superv* -other") == [one]


def test_the_fields_words_are_searched_for_too_unless_put_off(person, report):
    text = "Child protection enquiries are slow."
    _passage(report, text)
    officer = person(Role.OFFICER)
    assert _texts(officer, "s47") == [text]
    assert search(officer, "s47", Filters()).added[0][0] == "s47"
    assert _texts(officer, "s47", exactly=True) == []


def test_copies_are_not_found_nor_what_was_taken_out(person, report):
    passage = _passage(report, "Supervision is irregular.")
    officer = person(Role.OFFICER)
    original = a_report()
    LibraryReport.objects.filter(pk=report.pk).update(copy_of=original)
    assert _texts(officer, "supervision") == []
    LibraryReport.objects.filter(pk=report.pk).update(copy_of=None)
    assert _texts(officer, "supervision") == [passage.text]
    passage.text = "Caseloads are high."
    passage.save()
    assert _texts(officer, "supervision") == []
    assert _texts(officer, "caseload") == ["Caseloads are high."]
    report.delete()
    assert _texts(officer, "caseload") == []


def test_filters_narrow_by_report_and_by_passage(person, kent, medway):
    type(kent).objects.filter(pk=kent.pk).update(region="South East")
    report = a_report(kent.pk, framework="SIF", ended=date(2017, 3, 30))
    other = a_report(medway.pk, framework="ILACS", ended=date(2022, 5, 20), overall="Good")
    asked = _passage(report, "Improve supervision.", kind=PassageKind.RECOMMENDATION)
    strong = _passage(other, "Supervision is a strength.", kind=PassageKind.STRENGTH)
    PassageTheme.objects.create(passage=asked, theme="oversight", confidence=0.9)
    PassageTheme.objects.create(passage=strong, theme="oversight", state="rejected")
    neighbours = NeighbourList.objects.create(name="Model", version="2025")
    neighbours.rows.create(authority=kent, neighbour=medway, rank=1)
    officer = person(Role.OFFICER)

    def found(**filters):
        return {text.split()[0] for text in _texts(officer, "supervision", **filters)}

    assert found() == {"Improve", "Supervision"}
    assert found(kind="asked") == found(framework="SIF") == found(until=2017) == {"Improve"}
    assert (
        found(theme="oversight")
        == found(authority=kent.pk)
        == found(region="South East", until=2018)
        == {"Improve"}
    )
    assert found(kind="strengths") == found(kind="findings") == found(since=2018) == {"Supervision"}
    assert found(grade="Good") == found(judgement="overall", grade="Good") == {"Supervision"}
    assert found(judgement="leadership", grade="Good") == set()
    assert found(neighbours_of=kent.pk) == {"Supervision"}
    assert found(size="larger") == {"Improve"}  # Kent; Medway is no large authority
    assert _texts(officer, "supervision", sort="newest")[0] == strong.text


def test_a_person_without_a_role_finds_nothing(person, report):
    _passage(report, "Supervision is irregular.")
    assert search(person(None), "supervision", Filters()).total == 0


def test_the_index_is_made_anew_from_the_passages(person, report):
    _passage(report, "Supervision is irregular.")
    make_index(connection)  # again: nothing changes
    assert rebuild_index(connection) == Passage.objects.count()
    assert len(_texts(person(Role.OFFICER), "supervision")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=TYPED)
def test_nothing_typed_breaks_the_sites_database(typed):
    for query in (parse(typed), widened(parse(typed)).query):
        if query:
            with transaction.atomic():
                for any_word in (False, True):
                    counted(query, Where(), any_word=any_word)
                    ranked(query, Where(), any_word=any_word)


def test_the_page_marks_what_was_looked_for_and_escapes_the_rest(signed_in, report):
    _passage(report, "Supervision <b>is</b> irregular & late.")
    page = signed_in(Role.OFFICER).get("/lessons/search/", {"q": "supervision"}).content.decode()
    assert "<mark>Supervision</mark> &lt;b&gt;is&lt;/b&gt; irregular &amp; late." in page
    assert "1 passage<" in page
    assert "Also searched for: for “supervision”, supervisory" in page


@pytest.mark.parametrize(
    "typed", ['"', "NEAR/5", "-only", "(((", "x" * 900, "'; DROP TABLE lessons_passage; --", "\x00"]
)
def test_no_words_make_the_page_an_error(signed_in, report, typed):  # noqa: ARG001
    client = signed_in(Role.MEMBER)
    assert client.get("/lessons/search/", {"q": typed}).status_code == 200
    assert (
        client.get("/lessons/search/", {"q": typed, "page": "9" * 30, "since": "x", "size": "?"}).status_code
        == 200
    )


def test_pages_follow_one_another_and_one_beyond_the_last_is_the_last(signed_in, report):
    for number in range(45):
        _passage(report, f"Supervision in team {number} is irregular.")
    client = signed_in(Role.OFFICER)
    assert 'start="21"' in client.get("/lessons/search/", {"q": "supervision", "page": 2}).content.decode()
    assert 'start="41"' in client.get("/lessons/search/", {"q": "supervision", "page": 70}).content.decode()


def test_the_page_asks_a_fixed_number_of_questions(signed_in, report):
    client = signed_in(Role.OFFICER)
    client.get("/lessons/search/", {"q": "supervision"})
    counts = []
    for _ in range(2):
        for number in range(8):
            PassageTheme.objects.create(
                passage=_passage(report, f"Supervision {number} is irregular."), theme="oversight"
            )
        with CaptureQueriesContext(connection) as counter:
            client.get("/lessons/search/", {"q": "supervision"})
        counts.append(len(counter))
    assert counts[0] == counts[1]


def test_the_file_has_every_passage_that_was_found(signed_in, report):
    for number in range(25):
        _passage(report, f"Supervision in team {number} is irregular.", page=number + 1)
    response = signed_in(Role.OFFICER).get("/lessons/search.csv", {"q": "supervision"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == 26
    assert lines[0].lstrip("\ufeff").startswith("Place,Passage,")


def test_the_sample_item_is_found_by_its_own_words(person):
    item = an_item(a_report())
    assert _texts(person(Role.OFFICER), f'"{" ".join(item.text.split()[:3])}"') == [item.text]
