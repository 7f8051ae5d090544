"""The pure parts of an edition: families of numbers, small teams, revisions, periods in words, the hash."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from headway.web.performance.rules.public import saying
from headway.web.performance.rules.public.choosing import without_holes
from headway.web.performance.rules.public.content import hash_of
from headway.web.performance.rules.public.figures import OTHER, Numbers, Part, Role, is_of_staff, roles_of
from headway.web.performance.rules.public.revising import mark_revisions
from headway.web.performance.rules.public.staff import hidden_of_staff
from headway.web.performance.rules.public.tables import Fault, families, linked, with_the_rest
from headway.web.performance.rules.public.verdict import judged


def a_measure(**told: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"theme": "", "unit": "%", "counts": "referrals", "out_of": "referrals"} | told)


def numbers(whole: tuple[float, float | None], **districts: tuple[float, float | None]) -> Numbers:
    return Numbers(1, "2026-09", whole, districts)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2026-09", "September 2026"),
        ("2025-26 Q4", "January to March 2026"),
        ("2025-26 Q3", "October to December 2025"),
        ("2025-26", "April 2025 to March 2026"),
    ],
)
def test_a_period_is_said_as_anybody_says_it(code: str, said: str) -> None:
    assert saying.period(code) == said


def test_a_missing_month_leaves_a_gap() -> None:
    assert without_holes(["2026-06", "2026-09"]) == ["2026-06", "2026-07", "2026-08", "2026-09"]
    assert without_holes(["2025-26 Q4", "2026-27 Q2"]) == ["2025-26 Q4", "2026-27 Q1", "2026-27 Q2"]


@pytest.mark.parametrize(
    ("told", "whole", "roles"),
    [
        ({}, (20, 100), (Role.PEOPLE, Role.PEOPLE)),
        ({"unit": "count"}, (20, None), (Role.PEOPLE, Role.NONE)),
        ({"unit": "rate per 10,000"}, (20, 41_000), (Role.PEOPLE, Role.FREE)),
        ({"unit": "rate per 10,000"}, (20, 410), (Role.PEOPLE, Role.PEOPLE)),
        ({"unit": "days"}, (4000, 10), (Role.FREE, Role.PEOPLE)),
        ({"theme": "workforce", "counts": "vacant posts", "out_of": "posts"}, (20.5, 100), (Role.STAFF, Role.STAFF)),
        ({"theme": "workforce", "counts": "children without a worker"}, (20, 100), (Role.PEOPLE, Role.PEOPLE)),
        ({"theme": "workforce", "unit": "cases"}, (300, 20.4), (Role.PEOPLE, Role.STAFF)),
    ],
)  # fmt: skip
def test_what_a_number_counts_says_how_it_is_protected(
    told: dict[str, str], whole: tuple[float, float], roles: tuple[Role, Role]
) -> None:
    assert roles_of(a_measure(**told), numbers(whole)) == roles


def test_a_measure_of_the_workforce_that_counts_children_is_not_one_of_staff() -> None:
    assert not is_of_staff(a_measure(theme="workforce", counts="children with no social worker"))
    assert not is_of_staff(a_measure(theme="front_door", counts="full-time equivalents"))


def test_what_no_district_counts_is_added() -> None:
    found = with_the_rest(numbers((30, 100), Ashford=(10, 40), Dover=(12, 50)))
    assert found.districts[OTHER] == (8, 10)


def test_districts_that_add_up_have_no_rest() -> None:
    assert OTHER not in with_the_rest(numbers((22, 90), Ashford=(10, 40), Dover=(12, 50))).districts


def test_districts_that_come_to_more_are_refused() -> None:
    with pytest.raises(Fault, match="more than the whole"):
        with_the_rest(numbers((20, 90), Ashford=(10, 40), Dover=(12, 50)))


def test_a_small_team_takes_the_next_smallest_with_it() -> None:
    staff = a_measure(theme="workforce", counts="vacant posts", out_of="posts")
    first, second = hidden_of_staff(
        staff, numbers((30, 100.5), Ashford=(8, 4.5), Dover=(10, 36), Thanet=(12, 60))
    )
    assert first == {(1, Part.WHOLE, "Ashford")}
    assert second == {(1, Part.WHOLE, "Dover")}


def test_two_small_teams_of_less_than_five_together_take_a_third() -> None:
    staff = a_measure(theme="workforce", counts="vacant posts", out_of="posts")
    told = numbers((60, 98.5), Ashford=(20, 1.5), Dover=(20, 2), Deal=(10, 35), Thanet=(10, 60))
    first, second = hidden_of_staff(staff, told)
    assert {area for _, _, area in first} == {"Ashford", "Dover"}
    assert {area for _, _, area in second} == {"Deal"}


def test_no_staff_is_no_small_team() -> None:
    staff = a_measure(theme="workforce", counts="vacant posts", out_of="posts")
    assert hidden_of_staff(staff, numbers((0, 60), Ashford=(0, 20), Dover=(0, 40))) == (set(), set())


COUNTS = (("Ashford", 20), ("Dover", 30), ("Whole authority", 50))
SINGLE = (("Whole authority", 50),)


def test_the_same_numbers_in_every_district_are_one_number() -> None:
    vectors = {(1, Part.WHOLE): COUNTS, (2, Part.TOP): COUNTS}
    family = families([vectors], {(1, Part.WHOLE): "held", (2, Part.TOP): "conferences"})
    assert len(set(linked(vectors, family).values())) == 1


def test_single_numbers_that_are_equal_are_one_only_by_their_words() -> None:
    vectors = {(1, Part.WHOLE): SINGLE, (2, Part.WHOLE): SINGLE, (3, Part.WHOLE): SINGLE}
    family = families([vectors], {(1, Part.WHOLE): "held", (2, Part.WHOLE): "held", (3, Part.WHOLE): "begun"})
    names = linked(vectors, family)
    assert names[1, Part.WHOLE] == names[2, Part.WHOLE] != names[3, Part.WHOLE]


def test_single_numbers_are_one_that_were_the_same_in_every_district_of_another_period() -> None:
    then, now = (
        {(1, Part.WHOLE): COUNTS, (2, Part.TOP): COUNTS},
        {(1, Part.WHOLE): SINGLE, (2, Part.TOP): SINGLE},
    )
    family = families([then, now], {(1, Part.WHOLE): "held", (2, Part.TOP): "conferences"})
    assert len(set(linked(now, family).values())) == 1


def test_a_measures_two_numbers_are_two_though_they_are_equal() -> None:
    vectors = {(1, Part.TOP): COUNTS, (1, Part.WHOLE): COUNTS}
    family = families([vectors], {(1, Part.TOP): "seen", (1, Part.WHOLE): "due"})
    assert len(set(linked(vectors, family).values())) == 2


def shown(numerator: Any, value: Any = "20.0") -> dict[str, Any]:
    row = {"period": "2026-09", "numerator": numerator, "denominator": 100, "value": value}
    return {"measures": [{"id": 1, "line": [row], "tables": []}]}


@pytest.mark.parametrize(
    ("before", "now", "is_revised"),
    [(20, 20, False), (20, 40, True), ("c", 40, False), (20, "c", False), (None, 40, True)],
)
def test_only_a_number_that_stood_otherwise_is_revised(before: Any, now: Any, is_revised: bool) -> None:
    content = shown(now)
    told = mark_revisions(content["measures"], [(3, date(2026, 9, 1), shown(before))])
    assert bool(content["measures"][0]["line"][0].get("revised")) is is_revised
    assert told == {"revised": [[3, "2026-09-01"]] if is_revised else []}


def test_the_hash_is_of_the_content_and_not_of_its_order() -> None:
    assert hash_of({"a": 1, "b": [2, "c"]}) == hash_of({"b": [2, "c"], "a": 1})
    assert hash_of({"a": 1}) != hash_of({"a": 2})


def test_the_public_reads_the_verdict_by_the_limits_that_the_authority_reads_it_by() -> None:
    measure = a_measure(unit="count", better="lower", multiplier=1, chart="", preset="nhs-mdc", kind="flow")
    counted = [20, 23, 19, 22, 24, 20, 21, 40, 43, 39, 42, 44, 40, 41]
    line = [
        {"period": f"20{25 + place // 12}-{place % 12 + 1:02d}", "numerator": each, "denominator": None, "value": each}
        for place, each in enumerate(counted)
    ]  # fmt: skip
    found = [judged(measure, line, anew=anew) for anew in ((), ("2025-08",))]
    assert [each and each["signal"] for each in found] == ["Signal: concern, higher", "No signal"]
