"""The questions to the register, each on a day. Nothing that a file says of a later day shows on an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from headway.assessment.kinds import kinds
from headway.assessment.profile import Counts
from headway.assessment.settings.values import Inspected, Outcome, Setting, Tally
from headway.benchmarks.finding_figures import canonical
from headway.benchmarks.places import ENGLAND
from headway.frameworks import Grade, scales
from headway.returns.sql import literal

if TYPE_CHECKING:
    from headway.assessment.settings.register import Register

__all__ = ["history", "setting", "settings", "tallies"]

# The settings as they stood on a day ($day): by the last list of every setting that is not later, else by the first
# one after it, else by what files of inspections say. Only in that file are the setting's kinds.
_STOOD = """
WITH chosen AS (
    SELECT family, urn, as_at, every_setting
    FROM (SELECT DISTINCT family, urn, as_at, every_setting FROM spells)
    QUALIFY row_number() OVER (
        PARTITION BY family, urn
        ORDER BY every_setting DESC, as_at <= $day DESC,
                 CASE WHEN as_at <= $day THEN as_at END DESC, as_at
    ) = 1
), stood AS (
    SELECT s.family, s.urn, s.kind, s.name, s.authority, s.opened, coalesce(s.closed, g.gone_by) AS closed,
           coalesce(s.opened <= $day, true)
           AND coalesce($day < s.closed, true) AND coalesce($day < g.gone_by, true)
           AND (s.is_open OR s.closed IS NOT NULL) AS is_open
    FROM spells s JOIN chosen USING (family, urn, as_at, every_setting)
    LEFT JOIN gone g USING (family, urn)
), latest AS (
    SELECT * FROM inspections WHERE is_full AND counts_from <= $day
    QUALIFY row_number() OVER (
        PARTITION BY family, urn, kind ORDER BY day DESC, counts_from DESC, number DESC
    ) = 1
)
"""

_INSPECTED = "urn_then, kind, day, published, outcome, scale, grade, is_full, number, edition"


def tallies(register: Register, codes: Sequence[str], on: date) -> dict[str, Tally]:
    """By kind, in the letters' order."""
    where, values = _within(codes)
    rows = (
        register.cursor()
        .execute(
            f"""{_STOOD}
            SELECT s.kind,
                   count(*) FILTER (l.outcome = 'graded'),
                   count(*) FILTER (l.outcome = 'graded' AND l.grade IN ({_good()})),
                   count(*) FILTER (l.outcome = 'graded' AND l.grade = 'inadequate'),
                   count(*) FILTER (l.outcome != 'graded'),
                   count(*) FILTER (l.outcome IS NULL)
            FROM stood s LEFT JOIN latest l USING (family, urn, kind)
            WHERE s.is_open AND {where} GROUP BY 1""",  # noqa: S608 - no text of a person's is in it
            {"day": on, **values},
        )
        .fetchall()
    )
    found = {
        kind: Tally(Counts(graded, good, inadequate), without, none)
        for kind, graded, good, inadequate, without, none in rows
    }
    return {each.id: found[each.id] for each in kinds() if each.id in found}


def settings(register: Register, authority: str, kind: str, on: date) -> tuple[Setting, ...]:
    """The settings of a kind in an authority that had opened by a day."""
    where, values = _within((authority,))
    return _settings(register, f"s.kind = $kind AND {where}", {"kind": kind, **values}, on)


def setting(register: Register, urn: str, on: date) -> tuple[Setting, ...]:
    """What goes by a number."""
    return _settings(register, "s.urn = $urn", {"urn": urn.strip().upper()}, on)


def history(register: Register, urn: str) -> tuple[Inspected, ...]:
    """A setting's inspections, and its predecessors', the newest first."""
    rows = (
        register.cursor()
        .execute(
            f"""WITH RECURSIVE line(family, urn) AS (
                SELECT DISTINCT family, urn FROM spells WHERE urn = $urn
                UNION
                SELECT i.family, i.urn_then FROM inspections i JOIN line USING (family, urn)
            )
            SELECT {_INSPECTED} FROM inspections JOIN line USING (family, urn)
            QUALIFY row_number() OVER (
                PARTITION BY family, urn_then, kind, CASE WHEN number = '' THEN CAST(day AS VARCHAR) ELSE number END
                ORDER BY urn != urn_then, urn
            ) = 1
            ORDER BY day DESC, counts_from DESC, number DESC, kind""",  # noqa: S608
            {"urn": urn.strip().upper()},
        )
        .fetchall()
    )
    return tuple(_inspected(row) for row in rows)


def _settings(register: Register, where: str, values: dict[str, Any], on: date) -> tuple[Setting, ...]:
    rows = (
        register.cursor()
        .execute(
            f"""{_STOOD}
            SELECT s.urn, coalesce(s.name, ''), s.kind, s.authority, s.is_open, s.opened, s.closed,
                   {", ".join(f"l.{each}" for each in _INSPECTED.split(", "))}
            FROM stood s LEFT JOIN latest l USING (family, urn, kind)
            WHERE coalesce(s.opened <= $day, true) AND {where}
            ORDER BY lower(s.name) NULLS LAST, s.urn, s.kind""",  # noqa: S608
            {"day": on, **values},
        )
        .fetchall()
    )
    found = []
    for own, name, of, authority, is_open, opened, closed, *latest in rows:
        inspected = _inspected(tuple(latest)) if latest[2] else None
        found.append(Setting(own, name, of, authority, is_open, opened, closed, inspected))
    return tuple(found)


def _within(codes: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Which settings are meant: those of these authorities, or all for England's own code."""
    if ENGLAND in codes:
        return "true", {}
    return "list_contains($codes, s.authority)", {"codes": sorted({canonical(each) for each in codes})}


@cache
def _good() -> str:
    """The ids of the grades that are good or better, of both scales, as SQL."""
    both = [scales()[name] for name in ("settings_2005", "settings_2012")]
    found = {
        grade.id for scale in both for grade in scale.grades if not grade.worse_than(scale.by_id("good"))
    }
    return ", ".join(literal(each) for each in sorted(found))


def _inspected(row: tuple[Any, ...]) -> Inspected:
    urn, kind, day, published, outcome, scale, grade, full, number, edition = row
    return Inspected(urn, kind, day, published, Outcome(outcome), _grade(scale, grade), full, number, edition)


def _grade(scale: str, grade: str) -> Grade | None:
    return scales()[scale].by_id(grade) if grade else None
