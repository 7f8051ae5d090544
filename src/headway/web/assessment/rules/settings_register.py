"""The register of settings as rows of its tables, and a refusal told row by row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from headway.assessment.profile import Profile, SettingLine
from headway.assessment.settings import Edition, Setting, Tally
from headway.web.assessment.rules.rows import SettingRow, setting_rows

__all__ = ["NOT_INSPECTED", "KindRow", "kind_rows", "latest_in_words", "loaded_at", "matching", "told_by_row"]

NOT_INSPECTED = "Not inspected"


@dataclass(frozen=True)
class KindRow:
    """A kind of setting with its shares, and how many of its settings stand in no share."""

    kind: str
    shares: SettingRow
    tally: Tally

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
    """A refusal as a list: a line for each row that it names, and one for the rest."""
    files = "|".join(re.escape(f"{each}, ") for each in names)
    row = rf"(?:{files})?row \d+, " if files else r"row \d+, "
    end = r"And [\d,]+ more\.|The cells are not|Nothing was"
    parts = re.split(rf"(?:^|(?<=[.:?] ))(?={row}|{end})", said)
    return [each.strip() for each in parts if each.strip()]
