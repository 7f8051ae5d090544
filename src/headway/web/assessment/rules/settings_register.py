"""The register of settings as rows of its tables, and a refusal told row by row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from headway.assessment.profile import Origin, Profile, SettingLine
from headway.assessment.settings import Edition, Inspected, Setting, Tally
from headway.assessment.settings.layout import vocabulary
from headway.web.assessment.rules.rows import SettingRow, grouped, setting_rows

__all__ = [
    "COLUMNS",
    "NOT_INSPECTED",
    "KindRow",
    "Visit",
    "kind_rows",
    "latest_in_words",
    "loaded_at",
    "matching",
    "named_by_origin",
    "parts_last",
    "told_by_row",
    "visits_of",
]

COLUMNS = (
    ("good", "Good or better"),
    ("inadequate", "Inadequate"),
    ("neighbours", "Neighbours: good or better"),
    ("england", "England: good or better"),
    ("earlier", "A year before: good or better"),
)
NOT_INSPECTED = "Not inspected"


class _HasKind(Protocol):
    @property
    def kind(self) -> str: ...


_OfAKind = TypeVar("_OfAKind", bound=_HasKind)


@dataclass(frozen=True)
class KindRow:
    """A kind of setting with its shares, and how many of its settings stand in no share."""

    kind: str
    shares: SettingRow
    tally: Tally

    @property
    def compared(self) -> list[str]:
        """How the share compares, those with the same words together: "In line: neighbours, England"."""
        return grouped(self.shares)

    @property
    def apart(self) -> str:
        """How many of the open ones have no part in a share, and why; empty where none."""
        told = [
            f"{count:,} {why}"
            for count, why in (
                (self.tally.without_grade, "without an overall grade"),
                (self.tally.not_inspected, "not inspected yet"),
            )
            if count
        ]
        return ", ".join(told)


def kind_rows(
    code: str, name: str, on: date, lines: Iterable[SettingLine], tallies: dict[str, Tally]
) -> list[KindRow]:
    """A row for each kind that the authority has; the others are named below the table."""
    known = [each for each in lines if each.kind in tallies]
    profile = Profile(code, name, on.year, on, settings=tuple(known))
    return [
        KindRow(line.kind, row, tallies[line.kind])
        for line, row in zip(known, setting_rows(profile), strict=True)
    ]


def named_by_origin(rows: Iterable[KindRow]) -> list[tuple[Origin, list[str]]]:
    """Each file with the kinds that stand on it. How many have no grade stands beside the kind already."""
    found: dict[Origin, list[str]] = {}
    for row in rows:
        for each in row.shares.origins:
            said = [part for part in each.title.split("; ") if "no overall grade" not in part]
            found.setdefault(replace(each, title="; ".join(said)), []).append(row.shares.name)
    return list(found.items())


@dataclass(frozen=True)
class Visit:
    """One inspection with all that came of it: of the whole setting first, then of its parts."""

    first: Inspected
    every: tuple[Inspected, ...]


def visits_of(history: Iterable[Inspected]) -> list[Visit]:
    """The inspections, the newest first, each once."""
    found: dict[tuple[str, str], list[Inspected]] = {}
    for each in history:
        found.setdefault((each.urn, each.number or each.day.isoformat()), []).append(each)
    return [Visit(parts_last(every)[0], tuple(parts_last(every))) for every in found.values()]


def parts_last(found: Sequence[_OfAKind]) -> list[_OfAKind]:
    """The whole before its parts: a school before its sixth form and its early years."""
    parts = {kind for each in vocabulary().parts.values() for kind in each.values()}
    return sorted(found, key=lambda each: each.kind in parts)


def loaded_at(edition: Edition) -> datetime:
    """The moment at which it was loaded."""
    return datetime.fromisoformat(edition.loaded_at)


def latest_in_words(setting: Setting) -> str:
    """The grade of the latest full inspection, or why there is none."""
    return setting.latest.words if setting.latest else NOT_INSPECTED


def matching(
    found: Sequence[Setting], *, words: str = "", grade: str = "", closed: bool = False
) -> list[Setting]:
    """Those whose label or number holds every word, with this latest grade; open ones unless ``closed``."""
    wanted = words.casefold().split()
    return [
        each
        for each in found
        if (closed or each.open)
        and (not grade or latest_in_words(each) == grade)
        and all(word in f"{each.label} {each.urn}".casefold() for word in wanted)
    ]


def told_by_row(said: str, names: Iterable[str]) -> list[str]:
    """A refusal as a list: a line for each row that it names, and what else it says but that nothing was kept."""
    files = "|".join(re.escape(f"{each}, ") for each in names)
    row = rf"(?:{files})?row \d+, " if files else r"row \d+, "
    end = r"And [\d,]+ more\.|The cells are not|Nothing was"
    parts = re.split(rf"(?:^|(?<=[.:?] ))(?={row}|{end})", said)
    told = [each.strip() for each in parts]
    return [each for each in told if each and not each.endswith(":") and not each.startswith("Nothing was")]
