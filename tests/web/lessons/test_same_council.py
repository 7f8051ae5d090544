"""A council that was given another code is one council still; one that others took over is none of theirs."""

from collections.abc import Callable
from datetime import date

import pytest
from lessons_site import a_report, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.models import NeighbourList
from headway.web.lessons.queries.neighbours import neighbours_of
from headway.web.lessons.queries.search import search
from headway.web.lessons.queries.search_filters import Filters
from headway.web.lessons.queries.search_like import findings_like
from headway.web.lessons.rules.decisions import cannot_be_a_lesson
from headway.web.lessons.rules.same_council import codes_of, lasting
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

SOMERSET, SOMERSET_BEFORE = "E06000066", "E10000027"
BARNSLEY, BARNSLEY_BEFORE = "E08000038", "E08000016"


def council(code: str, name: str) -> Authority:
    return Authority.objects.get_or_create(code=code, defaults={"name": name})[0]


@pytest.mark.parametrize(
    ("code", "same"),
    [
        (SOMERSET, {SOMERSET, SOMERSET_BEFORE}),
        (BARNSLEY_BEFORE, {BARNSLEY, BARNSLEY_BEFORE}),
        ("E06000057", {"E06000057", "E06000048", "E10000022"}),  # Northumberland, twice
        ("E10000021", {"E10000021"}),  # Northamptonshire was split
        ("E10000006", {"E10000006"}),  # Cumbria too
        ("E06000059", {"E06000059"}),  # Dorset is another council than the county before
        ("E06000058", {"E06000058"}),  # and so is Bournemouth, Christchurch and Poole
        ("X99", {"X99"}),  # of the site's own
    ],
)
def test_the_codes_of_one_council(code: str, same: set[str]) -> None:
    assert codes_of(code) == same
    assert lasting(None) == ""


def test_a_councils_own_report_under_its_former_code_is_no_lesson_for_it() -> None:
    council(SOMERSET_BEFORE, "Somerset")
    item = an_item(a_report(SOMERSET_BEFORE))
    assert "is about Somerset" in cannot_be_a_lesson(council(SOMERSET, "Somerset"), item)
    assert not cannot_be_a_lesson(council("E06000059", "Dorset"), an_item(a_report("E10000009")))


def test_findings_like_one_are_of_other_councils_not_of_the_same_under_another_code(
    person: Callable[..., Person],
) -> None:
    words = "Improve the quality of supervision of social workers."
    ours, before = (an_item(a_report(code), words) for code in (SOMERSET, SOMERSET_BEFORE))
    another = an_item(a_report("E10000014"), words)
    found = [like.passage.pk for like in findings_like(person(Role.OFFICER), ours)]
    assert before.pk not in found
    assert another.pk in found


def test_a_neighbour_is_found_by_reports_and_lists_of_either_code(person: Callable[..., Person]) -> None:
    words = "Improve supervision."
    before = an_item(a_report(BARNSLEY_BEFORE, ended=date(2018, 10, 5)), words)
    kent, barnsley = council("E10000016", "Kent"), council(BARNSLEY, "Barnsley")
    latest = NeighbourList.objects.create(name="Model", version="2025")
    latest.rows.create(authority=kent, neighbour=barnsley, rank=1)
    latest.rows.create(authority=barnsley, neighbour=kent, rank=1)
    officer = person(Role.OFFICER)

    def found(**filters: str) -> list[int]:
        return [hit.passage.pk for hit in search(officer, "supervision", Filters(**filters)).hits]  # type: ignore[arg-type]

    assert found(neighbours_of=kent.pk) == found(authority=BARNSLEY) == [before.pk]
    assert BARNSLEY_BEFORE in neighbours_of(kent.pk).codes
    assert neighbours_of(BARNSLEY_BEFORE).codes == {kent.pk}
