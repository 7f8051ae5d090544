"""No paper prints a figure of 1 to 5 children, or what would give one away; nor rates what it hides."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from measures_site import DISTRICTS, LAST, a_measure, figures
from papers_performance_kit import a_question, a_target, begun, section, text_of

from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body

pytestmark = pytest.mark.django_db
LAST_DAY = period_of(LAST).last_day


@pytest.fixture
def officer(kent: Authority, person: Callable[..., Person]) -> Person:
    return person(Role.OFFICER, kent, name="Olive Officer")


@pytest.fixture
def panel(kent: Authority) -> Body:
    return Body.objects.create(authority=kent, name="Panel", kind="scrutiny")


@pytest.mark.parametrize(("numerator", "of"), [(1, 40), (5, 40), (36, 40), (39, 40), (3, 5), (5, 5), (2, 3)])
def test_no_figure_of_one_to_five_children_is_printed_nor_what_would_give_it_away(
    numerator: int, of: int, officer: Person, kent: Authority
) -> None:
    small = a_measure(kent)
    figures(small, [numerator] * 8, of=of, unknown=4)
    a_target(small, "1", "2")
    said = text_of(begun(officer))
    share = f"{100 * numerator / of:.1f}".removesuffix(".0")
    assert "fewer than 6" in said
    assert "not shown" in said
    assert f"{share}%" not in said.replace("target is 1%", "")
    assert not re.search(rf"(?<![\d.]){numerator} of {of}\b", said)
    assert f"of {of}" not in said, "with the rating, it would bound what is hidden"
    assert "percentage point" not in said, "the distance would give the figure away"


@pytest.mark.parametrize("numerator", [0, 6, 34, 40])
def test_noughts_and_figures_of_six_and_more_are_printed(
    numerator: int, officer: Person, kent: Authority
) -> None:
    figures(a_measure(kent), [numerator] * 8, of=40)
    assert f"{numerator} of 40" in text_of(begun(officer, "corporate parenting", theme="front_door"))


def test_staff_are_not_children(officer: Person, kent: Authority) -> None:
    vacancies = a_measure(kent, "sw_vacancy_rate", title="Vacancies", theme="workforce", kind="snapshot")
    figures(vacancies, [3.5] * 8, of=40)
    assert "3.5 of 40" in text_of(begun(officer, "workforce"))
    unallocated = a_measure(kent, "unallocated_cases", title="Unallocated", theme="workforce", unit="count",
                            multiplier=1, decimals=0)  # fmt: skip
    figures(unallocated, [3] * 8, of=None)
    assert "| Unallocated, September 2026 | not shown | fewer than 6 |" in text_of(
        begun(officer, "workforce")
    )


def test_small_figures_of_earlier_months_are_not_told_in_what_moved(
    officer: Person, kent: Authority, panel: Body
) -> None:
    measure = a_measure(kent)
    figures(measure, [3] * 6 + [12] * 2, of=40)
    a_question(measure, panel, date(2026, 7, 10))
    said = section(begun(officer), "What was asked last time")
    assert "from a figure that is not shown in June 2026 to 30.0% in September 2026" in said


def test_the_figure_that_opened_a_question_is_not_told_where_it_is_of_few_children(
    officer: Person, kent: Authority, panel: Body
) -> None:
    measure = a_measure(kent)
    figures(measure, [5] * 8, of=16)
    opened = {"period": LAST, "value": "31.3"}
    a_question(measure, panel, LAST_DAY, text="Re-referrals: 31.3% in 2026-09. Why?", opened_by=opened)
    said = text_of(begun(officer))
    assert "Re-referrals: (a figure that is not shown) in 2026-09. Why?" in said
    assert "31.3" not in said


def test_districts_pass_suppression_and_what_is_hidden_is_not_rated(officer: Person, kent: Authority) -> None:
    measure = a_measure(kent)
    for area, numerator in zip(DISTRICTS, (3, 4, 14, 20), strict=True):
        figures(measure, [numerator] * 8, of=40, area=area)
    figures(measure, [41] * 8, of=160)
    a_target(measure, "10", "15")
    said = section(begun(officer), "Red measures by district")
    assert "| Ashford | not shown |" in said
    assert "| Canterbury | not shown |" in said
    assert "| Dover | 35.0% (14 of 40), below the floor |" in said
    told = section(begun(officer), "Below the floor, and nobody")
    assert "Of two districts whose figures for the same period can be shown" in told
    assert "Ashford" not in told


def test_one_small_district_takes_another_with_it(officer: Person, kent: Authority) -> None:
    measure = a_measure(kent)
    for area, numerator in zip(DISTRICTS, (3, 12, 14, 20), strict=True):
        figures(measure, [numerator] * 8, of=40, area=area)
    figures(measure, [49] * 8, of=160)
    a_target(measure, "10", "15")
    said = section(begun(officer), "Red measures by district")
    assert said.count("not shown |") == 2, "of one hidden figure, the county's total would tell"


def test_districts_that_do_not_add_up_have_no_table(officer: Person, kent: Authority) -> None:
    measure = a_measure(kent)
    for area in DISTRICTS:
        figures(measure, [20] * 8, of=40, area=area)
    figures(measure, [60] * 8, of=120)
    a_target(measure, "10", "15")
    assert "by district" not in text_of(begun(officer))
