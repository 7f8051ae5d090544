"""Search by meaning: an extra that is off until its file is made, narrowed and paged like the other."""

import pytest
from lessons_site import a_passage, a_report

from headway.web.accounts.roles import Role
from headway.web.lessons.meaning_index import build_meaning, is_ready
from headway.web.lessons.queries.search import search
from headway.web.lessons.queries.search_filters import Filters

pytest.importorskip("wordllama", reason="the extra headway[meaning] is not installed")
pytestmark = pytest.mark.django_db

RUNAWAYS = "Children who go missing from home are seen on their return."
CASELOADS = "Social workers have too many cases."


@pytest.fixture
def library(db):  # noqa: ARG001
    report = a_report(framework="SIF")
    a_passage(report, RUNAWAYS)
    a_passage(report, CASELOADS)
    a_passage(a_report(copy_of=report), RUNAWAYS)
    return report


def _texts(person, typed, **filters):
    return [hit.passage.text for hit in search(person(Role.OFFICER), typed, Filters(**filters)).hits]


def test_until_the_file_is_made_words_are_searched(person, library):  # noqa: ARG001
    assert not is_ready()
    assert _texts(person, "runaway", way="meaning") == []


def test_what_means_the_same_is_first_and_copies_are_left_out(person, library):  # noqa: ARG001
    assert build_meaning() == 2
    assert _texts(person, "runaway children", way="meaning") == [RUNAWAYS, CASELOADS]
    assert _texts(person, "heavy workload", way="meaning")[0] == CASELOADS
    assert _texts(person, "heavy workload", way="both")[0] == CASELOADS


def test_filters_narrow_it_and_what_was_taken_out_is_gone(person, library):
    build_meaning()
    assert _texts(person, "runaway", way="meaning", framework="ILACS") == []
    library.passages.filter(text=RUNAWAYS).delete()
    assert _texts(person, "runaway", way="meaning") == [CASELOADS]


def test_the_page_offers_it_only_where_it_is_ready(signed_in, library):  # noqa: ARG001
    client = signed_in(Role.OFFICER)
    assert "Words and meaning" not in client.get("/lessons/search/").content.decode()
    build_meaning()
    page = client.get("/lessons/search/", {"q": "runaway", "way": "meaning"}).content.decode()
    assert "Words and meaning" in page
    assert "The 2 nearest passages" in page
