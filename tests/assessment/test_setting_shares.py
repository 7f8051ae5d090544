"""Shares on any day, against a slow count in plain Python, on random registers."""

# ruff: noqa: E501 - a heading is drawn as wide as it is

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from setting_files import ESSEX, KENT, SURREY, Shelf, schools

from headway.assessment import Counts
from headway.assessment.settings import ENGLAND

_CODES = {"Kent": KENT, "Essex": ESSEX, "Surrey": SURREY, "Ruritania": None}
_PHASES = {"Primary": "primary_schools", "Special": "special_schools"}
_DAYS = [date(2019, 1, 1) + timedelta(days=97 * at) for at in range(20)]


@dataclass(frozen=True)
class Visit:
    number: str
    day: date
    published: date | None
    grade: str

    @property
    def known(self) -> date:
        return self.published or self.day


@dataclass(frozen=True)
class Row:
    """A school in one list."""

    urn: str
    phase: str
    authority: str
    opened: date | None
    latest: Visit | None
    previous: Visit | None


@dataclass(frozen=True)
class Listed:
    as_at: date
    rows: tuple[Row, ...]


@st.composite
def registers(draw: st.DrawFn) -> tuple[Listed, ...]:
    """One to three lists of up to five schools; an inspection is the same in all of them, its day of report may not be."""
    days = sorted(draw(st.lists(st.sampled_from(_DAYS[8:]), min_size=1, max_size=3, unique=True)))
    urns = [f"10000{at}" for at in range(draw(st.integers(1, 5)))]
    visits = {
        urn: draw(st.lists(_visits(urn), max_size=3, unique_by=lambda each: each.number)) for urn in urns
    }
    opened = {urn: draw(st.none() | st.sampled_from(_DAYS[:12])) for urn in urns}
    lists = []
    for on in days:
        rows = [
            Row(
                urn,
                draw(st.sampled_from(sorted(_PHASES))),
                draw(st.sampled_from(sorted(_CODES))),
                opened[urn],
                *_two(draw, visits[urn]),
            )
            for urn in urns
            if draw(st.integers(0, 4))
        ]
        if any(_CODES[row.authority] for row in rows):
            lists.append(Listed(on, tuple(rows)))
    return tuple(lists)


@st.composite
def _visits(draw: st.DrawFn, urn: str) -> Visit:
    number = draw(st.integers(1, 4))
    day = draw(st.sampled_from(_DAYS))
    late = draw(st.none() | st.integers(0, 200))
    grade = draw(st.sampled_from(["1", "2", "3", "4", "Not judged"]))
    return Visit(f"{urn}{number:02}", day, None if late is None else day + timedelta(days=late), grade)


def _two(draw: st.DrawFn, visits: list[Visit]) -> tuple[Visit | None, Visit | None]:
    """Any two of a school's inspections as its latest and its previous, the previous with a report day of its own."""
    order = draw(st.permutations(visits)) if visits else []
    latest = order[0] if order else None
    before = order[1] if len(order) > 1 else None
    if before and draw(st.booleans()):
        before = Visit(before.number, before.day, before.day + timedelta(days=300), before.grade)
    return latest, before


def _printed(listed: Listed) -> str:
    heads = "urn | phase | authority | opened | number | day | published | grade | p number | p day | p published | p grade"
    rows = []
    for row in listed.rows:
        cells = [row.urn, row.phase, row.authority, _day(row.opened)]
        for visit in (row.latest, row.previous):
            cells += (
                [visit.number, _day(visit.day), _day(visit.published), visit.grade] if visit else ["NULL"] * 4
            )
        rows.append(" | ".join(cells))
    return schools("\n".join([heads, *rows]))


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else "NULL"


# ---- The slow count ----


def counted(
    lists: tuple[Listed, ...], codes: list[str], on: date
) -> dict[str, tuple[int, int, int, int, int]]:
    """By kind: graded, good or better, inadequate, without a grade, not inspected."""
    found: Counter[tuple[str, str]] = Counter()
    kinds = set()
    for urn in {row.urn for each in lists for row in each.rows}:
        row = _stood(lists, urn, on)
        code = _CODES[row.authority]
        if not _open(lists, row, on) or not (ENGLAND in codes or code in codes):
            continue
        kind = _PHASES[row.phase]
        kinds.add(kind)
        found[kind, _grade(lists, row, on)] += 1
    return {
        kind: (
            sum(found[kind, grade] for grade in "1234"),
            found[kind, "1"] + found[kind, "2"],
            found[kind, "4"],
            found[kind, "Not judged"],
            found[kind, ""],
        )
        for kind in kinds
    }


def _stood(lists: tuple[Listed, ...], urn: str, on: date) -> Row:
    """The school in the last list not after the day, else in the first after it."""
    named = [(each.as_at, row) for each in lists for row in each.rows if row.urn == urn]
    before = [row for as_at, row in named if as_at <= on]
    return before[-1] if before else named[0][1]


def _open(lists: tuple[Listed, ...], row: Row, on: date) -> bool:
    if row.opened and row.opened > on:
        return False
    named = [(each.as_at, one) for each in lists for one in each.rows if one.urn == row.urn]
    last, authority = named[-1][0], named[-1][1].authority
    phases = {one.phase for _, one in named}
    for each in lists:
        if each.as_at <= last or each.as_at > on:
            continue
        same_place = _CODES[authority] and any(one.authority == authority for one in each.rows)
        if same_place and any(one.phase in phases for one in each.rows):
            return False
    return True


def _grade(lists: tuple[Listed, ...], row: Row, on: date) -> str:
    """What the latest inspection known that day gave; of a school that changed its phase, under the phase of now."""
    held: dict[str, tuple[tuple[bool, date], Visit]] = {}
    for as_at, one in _rows(lists, row):
        for visit, is_latest in ((one.latest, True), (one.previous, False)):
            if visit is None or _PHASES[one.phase] != _PHASES[row.phase]:
                continue
            sure = (is_latest, as_at)
            if visit.number not in held or held[visit.number][0] <= sure:
                held[visit.number] = (sure, visit)
    known = [visit for _, visit in held.values() if visit.known <= on]
    if not known:
        return ""
    return max(known, key=lambda visit: (visit.day, visit.known, visit.number)).grade


def _rows(lists: tuple[Listed, ...], row: Row) -> Iterator[tuple[date, Row]]:
    for each in lists:
        for one in each.rows:
            if one.urn == row.urn:
                yield each.as_at, one


# ---- The comparison ----


@settings(max_examples=25)
@given(registers(), st.sampled_from([*_DAYS, *(day - timedelta(days=1) for day in _DAYS)]))
def test_shares_on_any_day_are_those_of_a_slow_count(lists: tuple[Listed, ...], on: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for each in lists:
            shelf.load(f"as_at_{each.as_at:%d_%b_%Y}.csv", _printed(each))
        for codes in ([KENT], [ESSEX, SURREY], [ENGLAND]):
            expected = counted(lists, codes, on) if lists else {}
            tallies = shelf.store.tallies(codes, on)
            assert {
                kind: (
                    tally.counts.inspected,
                    tally.counts.good,
                    tally.counts.inadequate,
                    tally.without_grade,
                    tally.not_inspected,
                )
                for kind, tally in tallies.items()
            } == expected
            assert shelf.store.shares(codes, on) == {kind: Counts(*expected[kind][:3]) for kind in tallies}
        for kind in _PHASES.values():
            listed = shelf.store.settings(KENT, kind, on)
            told = [each for each in listed if each.open and each.latest and each.latest.grade]
            assert len(told) == counted(lists, [KENT], on).get(kind, (0,))[0]
