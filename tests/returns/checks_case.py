"""What a case of a rule is: rows that break it and rows that nearly do, planted among the clean rows of one child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checks_world import Row, World

Where = tuple[str, Row | None, str]
"""A fault to be found: the table, the row (None: in no row of the file), the field."""
Plant = Callable[[World, str], list[Where]]
Near = Callable[[World, str], None]


@dataclass(frozen=True)
class Case:
    """One rule: `plant` breaks it and says where it must be found, `near` does what is like it and no fault."""

    rule: str
    plant: Plant
    near: Near
    name: str = ""
    also: tuple[str, ...] = ()
    """Other rules that the same rows break."""

    @property
    def id(self) -> str:
        return f"{self.rule} {self.name}".strip()


def cell(
    rule: str, table: str, index: int, field: str, wrong: str, right: str, also: tuple[str, ...] = ()
) -> Case:
    """A rule that one cell breaks, and with another value does not."""

    def plant(world: World, child: str) -> list[Where]:
        row = world.of(child, table)[index]
        row[field] = wrong
        return [(table, row, field)]

    def near(world: World, child: str) -> None:
        world.of(child, table)[index][field] = right

    return Case(rule, plant, near, f"{table} {field}", also)


def cells(
    rule: str,
    table: str,
    index: int,
    wrong: Row,
    right: Row,
    field: str,
    at: int | None = None,
    name: str = "",
) -> Case:
    """A rule that some cells of one row break; found in row `at` of the child's rows where that is another one."""

    def plant(world: World, child: str) -> list[Where]:
        rows = world.of(child, table)
        rows[index].update(wrong)
        return [(table, rows[index if at is None else at], field)]

    def near(world: World, child: str) -> None:
        world.of(child, table)[index].update(right)

    return Case(rule, plant, near, name or f"{table} {field}")


def more(
    rule: str,
    table: str,
    like: int,
    wrong: Row,
    right: Row,
    field: str,
    at: int | None = None,
    name: str = "",
) -> Case:
    """A rule that one more row breaks, made like another; found in it, or in row `at` of the child's former rows."""

    def plant(world: World, child: str) -> list[Where]:
        rows = world.of(child, table)
        made = world.add(table)
        made.update({**rows[like], **wrong})
        return [(table, made if at is None else rows[at], field)]

    def near(world: World, child: str) -> None:
        made = world.add(table)
        made.update({**world.of(child, table)[like], **right})

    return Case(rule, plant, near, name or f"{table} {field}")


EP, HEAD, REV, MIS, SW = (
    f"ssda903.{each}" for each in ("episodes", "header", "reviews", "missing", "social_worker")
)
REF, WORKERS = "cin.cin_details", "workforce.workers"


def nothing(world: World, child: str) -> None:
    """The clean rows are the near miss: what the rule looks at is there, and right."""


def drop(world: World, table: str, rows: list[Row]) -> None:
    gone = {id(row) for row in rows}
    world.tables[table] = [row for row in world.tables[table] if id(row) not in gone]


def nearly(plant: Plant) -> Near:
    def near(world: World, child: str) -> None:
        plant(world, child)

    return near


def unborn(world: World, child: str) -> None:
    world.of(child, "cin.child")[0].update(
        {"PersonBirthDate": "", "ExpectedPersonBirthDate": "2026-08-01", "Sex": "U"}
    )
    world.tables["cin.cin_details"] = [r for r in world.tables["cin.cin_details"] if r["LAchildID"] != child]
    for name in [
        each for each in world.tables if each.startswith("cin.") and each not in ("cin.child", "cin.header")
    ]:
        world.tables[name] = [row for row in world.tables[name] if row.get("LAchildID") != child]
    world.tables["last_cin.cin_details"] = [
        r for r in world.tables["last_cin.cin_details"] if r["LAchildID"] != child
    ]
    for name in ("protection_plans", "child"):
        world.tables[f"last_cin.{name}"] = [
            r for r in world.tables[f"last_cin.{name}"] if r["LAchildID"] != child
        ]
    world.add(
        "cin.cin_details",
        LAchildID=child,
        CINreferralDate="2026-02-02",
        ReferralSource="6",
        PrimaryNeedCode="N1",
        ReferralNFA="0",
    )
