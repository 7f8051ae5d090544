"""The performance profile: what is known of an authority in a year, in three blocks, each figure with its source.

Block A is settings, Block B the major inspections, Block C the national measures. Nothing here judges.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from headway.errors import ForPerson
from headway.frameworks import Grade, Mark

__all__ = [
    "Better",
    "Block",
    "Counts",
    "Major",
    "MajorInspection",
    "MeasureLine",
    "Origin",
    "Profile",
    "SettingLine",
    "Stated",
    "Value",
]


class Block(StrEnum):
    """A block of the profile; A and B weigh more than C (Ofsted's letter to Kent, 2010)."""

    SETTINGS = "A"
    INSPECTIONS = "B"
    MEASURES = "C"

    @property
    def label(self) -> str:
        """As it stands in a heading."""
        return _BLOCKS[self]


_BLOCKS = {
    Block.SETTINGS: "Block A: inspected and regulated services and settings",
    Block.INSPECTIONS: "Block B: major inspections",
    Block.MEASURES: "Block C: national measures beside comparators",
}


class Better(StrEnum):
    """Which way a measure is better; ``CONTEXT`` is nobody's performance."""

    HIGHER = "higher"
    LOWER = "lower"
    CONTEXT = "context"


@dataclass(frozen=True)
class Origin:
    """Where a line of the profile comes from: a title, its address on the web or in Headway, and how sure it is."""

    title: str
    address: str = ""
    mark: Mark = Mark.OFFICIAL_STATS


@dataclass(frozen=True)
class Counts:
    """Settings inspected, how many were good or better and how many inadequate at their latest inspection."""

    inspected: int
    good: int
    inadequate: int

    def __post_init__(self) -> None:
        if (
            min(self.inspected, self.good, self.inadequate) < 0
            or self.good + self.inadequate > self.inspected
        ):
            raise ForPerson(
                f"{self.good} good or better and {self.inadequate} inadequate cannot be among {self.inspected} "
                "inspected. Check the counts."
            )


@dataclass(frozen=True)
class Stated:
    """A proportion that a document states in words where no count is held: a soft range of its era, never a number.

    ``aspect`` is "good" or "inadequate"; ``words`` a word of the era's table, or "" where only ``beside`` is stated.
    ``beside`` maps "neighbours", "england" or "earlier" to a step of ``headway.assessment.comparing``.
    """

    aspect: str
    words: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    origin: Origin = Origin("")


@dataclass(frozen=True)
class SettingLine:
    """One kind of setting (an id of ``kinds.toml``).

    Counts are None where none are held; ``inspected`` is 0 where the place has no such setting, or none inspected.
    """

    kind: str
    origin: Origin
    here: Counts | None = None
    earlier: Counts | None = None
    neighbours: Counts | None = None
    england: Counts | None = None
    stated: tuple[Stated, ...] = ()

    @property
    def key(self) -> str:
        """What a sentence names it by."""
        return f"A:{self.kind}"


class Major(StrEnum):
    """What Block B holds."""

    FULL = "full"
    UNANNOUNCED = "unannounced"
    FOCUSED = "focused"
    CASE_REVIEW = "case_review"
    FOSTERING = "fostering"
    ADOPTION = "adoption"
    PRIVATE_FOSTERING = "private_fostering"

    @property
    def label(self) -> str:
        """As it stands in a sentence, without an article."""
        return _MAJORS[self]


_MAJORS = {
    Major.FULL: "full inspection",
    Major.UNANNOUNCED: "unannounced inspection of contact, referral and assessment",
    Major.FOCUSED: "focused visit",
    Major.CASE_REVIEW: "evaluation of a serious case review",
    Major.FOSTERING: "inspection of the fostering service",
    Major.ADOPTION: "inspection of the adoption service",
    Major.PRIVATE_FOSTERING: "inspection of private fostering arrangements",
}


@dataclass(frozen=True)
class MajorInspection:
    """One line of Block B.

    ``when`` is the date as known ("October 2010"); ``on`` the day it counts from: the last of fieldwork, or the last
    day of the month where only that is known. ``grades`` are pairs of a judgement's id and its grade on the
    inspection's own scale. ``priority_actions`` is how many areas for priority action were found, None where it is
    not known; ``serious`` whether serious weakness was found.
    """

    id: str
    kind: Major
    on: date
    when: str
    origin: Origin
    framework: str = ""
    published: date | None = None
    grades: tuple[tuple[str, Grade], ...] = ()
    priority_actions: int | None = None
    serious: bool | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """What a sentence names it by."""
        return f"B:{self.id}"


@dataclass(frozen=True)
class Value:
    """A published figure, with its counts where they were published; ``value`` None where a symbol stands."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class MeasureLine:
    """One line of Block C. ``number`` is "NI 73", or an indicator's id; values are as published, in ``unit``.

    ``outcome`` is the id of an outcome of the rulebook ("be_healthy"; Every Child Matters in 2009 to 2011).
    ``neighbours`` is the neighbours' average, ``neighbour_values`` each neighbour's own value (none where only the
    average was published); ``earlier`` the authority's own value of the period named ``earlier_period``.
    """

    number: str
    title: str
    outcome: str
    better: Better
    unit: str
    period: str
    origin: Origin
    here: Value | None = None
    england: Value | None = None
    neighbours: Value | None = None
    neighbour_values: tuple[tuple[str, Decimal], ...] = ()
    earlier: Value | None = None
    earlier_period: str = ""

    @property
    def key(self) -> str:
        """What a sentence names it by."""
        return f"C:{self.number}"


@dataclass(frozen=True)
class Profile:
    """All three blocks of one authority (ONS code) for one year, as known on ``as_of``."""

    authority: str
    name: str
    year: int
    as_of: date
    settings: tuple[SettingLine, ...] = ()
    inspections: tuple[MajorInspection, ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    neighbours: str = ""
    """Which list of neighbours: its name, version and number ("NFER 2007, 10 authorities")."""
    notes: tuple[str, ...] = ()

    def line(self, key: str) -> SettingLine | MajorInspection | MeasureLine | None:
        """The line that a sentence names."""
        return self.lines.get(key)

    @cached_property
    def lines(self) -> dict[str, SettingLine | MajorInspection | MeasureLine]:
        """Every line by its key. Read again for every sentence of a letter: made once."""
        every: tuple[SettingLine | MajorInspection | MeasureLine, ...] = (
            *self.settings,
            *self.inspections,
            *self.measures,
        )
        return {each.key: each for each in every}
