"""Every rule fires on rows that break it and stays quiet on rows that nearly do, through real files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from checks_case import Case, Where
from checks_cases import ALONE, TOGETHER
from checks_clean import clean_world
from checks_world import World

from headway.returns.checks import RULES, CheckResult, check
from headway.returns.intake import read_folder

Fault = tuple[str, str, int | None, str]
"""Rule, table with its return, row, field."""


@dataclass(frozen=True)
class Outcome:
    faults: list[tuple[Fault, str]]
    failed: tuple[str, ...]
    expected: dict[str, set[Fault]]

    def of(self, child: str) -> set[Fault]:
        return {fault for fault, whose in self.faults if whose.endswith(child)}


def found_in(result: CheckResult) -> list[tuple[Fault, str]]:
    names = {each.number: each.return_name for each in result.intake.deliveries}
    return [
        ((rule, f"{names[delivery]}.{table}", row, field), child or "")
        for delivery, table, _, row, field, rule, _, _, child in result.rows()
    ]


def checked(world: World, folder: Path, planted: list[tuple[Case, str, list[Where]]]) -> Outcome:
    numbers = world.write(folder)
    with read_folder(folder / "this") as intake, read_folder(folder / "last") as last:
        result = check(intake, last)
        failed = tuple(
            f"{each.rule} {each.table}" for each in result.not_run if "fault of Headway" in str(each.why_not)
        )
        expected: dict[str, set[Fault]] = {}
        for case, child, where in planted:
            places = {(case.rule, table, _number(row, numbers), field) for table, row, field in where}
            expected.setdefault(child, set()).update(places)
        return Outcome(found_in(result), failed, expected)


def _number(row: dict[str, str] | None, numbers: dict[int, int]) -> int | None:
    if row is None:
        return None
    return numbers[id(row)] if id(row) in numbers else int(row["row"])


def outcome(cases: tuple[Case, ...], folder: Path, *, near: bool = False) -> Outcome:
    world, children = clean_world(len(cases) + 1)
    planted = []
    for case, child in zip(cases, children, strict=False):
        if near:
            case.near(world, child)
        else:
            planted.append((case, child, case.plant(world, child)))
    return checked(world, folder, planted)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return outcome(TOGETHER, tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return outcome(TOGETHER, tmp_path_factory.mktemp("near"), near=True)


CHILDREN = clean_world(len(TOGETHER))[1]
EACH = [pytest.param(case, child, id=case.id) for case, child in zip(TOGETHER, CHILDREN, strict=True)]


@pytest.mark.parametrize(("case", "child"), EACH)
def test_a_fault_is_found_at_its_row_and_column(case: Case, child: str, planted: Outcome) -> None:
    assert planted.expected[child], f"the case of {case.rule} plants nothing"
    assert planted.expected[child] <= {fault for fault, _ in planted.faults}


@pytest.mark.parametrize(("case", "child"), EACH)
def test_no_other_row_of_the_child_is_flagged(case: Case, child: str, planted: Outcome) -> None:
    others = {fault for fault in planted.of(child) - planted.expected[child] if fault[0] not in case.also}
    assert others == set()


@pytest.mark.parametrize(("case", "child"), EACH)
def test_what_is_nearly_a_fault_is_none(case: Case, child: str, near: Outcome) -> None:
    assert near.of(child) == set(), case.id


@pytest.mark.parametrize("case", ALONE, ids=lambda case: case.id)
def test_what_all_children_share_is_checked_as_well(case: Case, tmp_path: Path) -> None:
    spoilt = outcome((case,), tmp_path / "planted")
    assert {fault for fault, _ in spoilt.faults} == spoilt.expected["SYN000001"]
    assert outcome((case,), tmp_path / "near", near=True).faults == []


def test_planted_faults_of_more_than_thirty_kinds_are_found_and_no_clean_record_is_flagged(
    planted: Outcome,
) -> None:
    allowed = {(child, rule) for case, child in zip(TOGETHER, CHILDREN, strict=True) for rule in case.also}
    expected = set().union(*planted.expected.values())
    extra = [
        (fault, child)
        for fault, child in planted.faults
        if fault not in expected and (child[-9:], fault[0]) not in allowed
    ]
    assert extra == []
    assert len({fault[0] for fault in expected}) >= 30


def test_no_fault_is_told_twice(planted: Outcome) -> None:
    assert [fault for fault, times in Counter(planted.faults).items() if times > 1] == []


def test_a_clean_delivery_has_no_fault_and_no_rule_fails(tmp_path: Path) -> None:
    clean = outcome((), tmp_path)
    assert clean.faults == []
    assert clean.failed == ()


def test_no_rule_fails_on_faulty_files(planted: Outcome, near: Outcome) -> None:
    assert planted.failed == near.failed == ()


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    cases = {case.rule for case in (*TOGETHER, *ALONE)}
    assert cases == set(RULES)
