"""What a digest of the library is made from, and what it is made of: values only.

Every count comes with what it is out of, and with the framework whose reports were counted: counts under one framework
are never laid beside those under another without saying so.
"""

from dataclasses import dataclass
from datetime import date

__all__ = [
    "Better",
    "Change",
    "Coverage",
    "Decided",
    "Digest",
    "Grid",
    "Part",
    "Quotation",
    "Said",
    "ThemeCount",
    "Told",
]


@dataclass(frozen=True)
class Quotation:
    """A passage of a report as it is printed, and where it stands."""

    text: str
    authority: str
    framework: str
    """As it is said: "ILACS"."""
    page: int
    inspected: date | None = None
    """The last day of fieldwork."""
    published: date | None = None
    grade: str = ""
    """Overall, in the framework's own words; empty where the report gives none."""
    number: str = ""
    """The printed number of an item."""
    passage: int = 0
    """Its number in the library, for a link; 0 outside it."""
    restated: bool = False
    """Whether it is an example's own words for what the report asks, and so no quotation."""


@dataclass(frozen=True)
class Coverage:
    """What was looked at: of ``documents`` given to the library, those that count, by framework."""

    documents: int
    refused: int
    copies: int
    counted: int
    """Reports within what was chosen: their period, and neighbours only where that was asked."""
    authorities: int
    all_authorities: int
    """How many upper-tier authorities there are: what ``authorities`` is out of."""
    frameworks: tuple[tuple[str, int], ...]
    first: date | None = None
    last: date | None = None
    undated: int = 0
    """Reports left out because no day or no authority was found in them."""
    without_items: int = 0
    """Counted reports in which nothing was found that they ask for."""
    examples: int = 0
    """Counted reports that are a demo's, with its own words in place of the report's."""
    visits: int = 0
    """Reports on a part of what an authority does (focused visits and the like), which are left out."""
    own: int = 0
    """Reports on the authority itself, which are left out: lessons come from others."""
    only: str = ""
    """Whose reports were asked for, where not all: "Kent's ten neighbours, ..."."""


@dataclass(frozen=True)
class ThemeCount:
    """In how many reports under one framework a theme is asked about, with the interval of the share (0 to 1)."""

    key: str
    name: str
    framework: str
    reports: int
    of: int
    lower: float
    upper: float
    confirmed: int
    """Of ``reports``, those in which a person confirmed it; in the others the machine proposed it."""


@dataclass(frozen=True)
class Change:
    """A theme in the earlier and the later part of the period, under one framework."""

    name: str
    framework: str
    turn: date
    """First day of the later part."""
    before: int
    of_before: int
    after: int
    of_after: int
    can_tell: bool
    """Whether the interval of the difference leaves out 0, allowing for how many themes were looked at."""


@dataclass(frozen=True)
class Told:
    """What one authority's latest report asks for, by theme."""

    authority: str
    framework: str
    inspected: date | None
    grade: str
    themes: tuple[str, ...]
    asks: int
    """How many items the report asks for."""
    quotation: Quotation | None = None


@dataclass(frozen=True)
class Better:
    """An authority that was told of a theme when its grade was low, and was graded higher at its next inspection."""

    theme: str
    earlier: Quotation
    later_framework: str
    later_inspected: date | None
    later_grade: str
    still_named: bool
    """Whether the later report asks about the theme again."""
    said: Quotation | None = None
    """What the later report says of it."""


@dataclass(frozen=True)
class Decided:
    """What an authority decided about one passage."""

    quotation: Quotation
    relevant: bool
    reason: str
    by: str
    on: date
    action: str = ""
    owner: str = ""
    due: date | None = None
    because: str = ""
    """Why a relevant lesson leads to no action; where neither stands, nobody has decided yet."""


@dataclass(frozen=True)
class Digest:
    """Everything that a digest tells of, for one authority."""

    authority: str
    on: date
    coverage: Coverage
    counts: tuple[ThemeCount, ...] = ()
    changes: tuple[Change, ...] = ()
    neighbour_list: str = ""
    """Name and version of the list whose neighbours are told of."""
    neighbours: int = 0
    """How many the list has for the authority: what ``told`` is out of."""
    told: tuple[Told, ...] = ()
    better: tuple[Better, ...] = ()
    better_found: int = 0
    """How many there are; ``better`` holds the latest of them."""
    better_of: int = 0
    """Of how many: each theme of each report with a low grade whose next inspection can be compared with it."""
    others_found: int = 0
    others_of: int = 0
    """The same of reports with as low a grade that did not name the theme: the base rate."""
    decided: tuple[Decided, ...] = ()
    decided_since: date | None = None
    quoted: tuple[tuple[str, tuple[Quotation, ...]], ...] = ()
    """Chosen passages by the name of their theme."""
    method: str = ""
    """What proposed the themes: name and version."""


@dataclass(frozen=True)
class Said:
    """A sentence or a few, the quotations that go with them, and what they rest on."""

    text: str
    source: str = ""
    quotations: tuple[Quotation, ...] = ()
    is_item: bool = False
    """Whether it stands in a list."""


@dataclass(frozen=True)
class Grid:
    """A table."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """A section of the digest."""

    heading: str
    holds: tuple[Said | Grid, ...]
