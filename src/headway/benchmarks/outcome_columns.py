"""The columns of Ofsted's outcome tables, which are worded anew each year, by what they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ORDINAL = re.compile(r"^(?:(first|second|third|fourth|fifth)(?: ilacs)?|ilacs framework) ")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_FIELDS = (
    ("link", r"web link"),
    ("name", r"local authority name"),
    ("code", r"local authority area code"),
    ("status", r"local authority status"),
    ("region", r"(?:.* )?region"),
    ("start", r"inspection(?:/visit)? date"),
    ("published", r"publication date"),
    ("kind", r"inspection(?:/visit)? type"),
    ("theme", r"visit theme"),
    ("overall", r"overall effectiveness"),
    ("leadership", r"(?:the )?impact of leaders.*"),
    ("help_protection", r".*children who need help and protection"),
    ("in_care_or_looked_after", r".*children in care(?: and care leavers)?"),
    ("care_leavers", r".*care leavers"),
)
_MARK = "local authority name"


@dataclass(frozen=True)
class Column:
    """One column: what it holds, and of which inspection where a row holds several (0: of them all)."""

    place: int
    heading: str
    field: str
    group: int

    @property
    def name(self) -> str:
        """The column as a person finds it: "column G (Overall effectiveness)"."""
        return f"column {letters(self.place)} ({self.heading})"


def letters(place: int) -> str:
    """A spreadsheet's name for a column: 0 is A, 26 is AA."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_heading(cells: Sequence[object]) -> bool:
    """Whether a row heads a table: it has the column of the authorities' names."""
    return any(_plain(cell) == _MARK for cell in cells)


def columns_of(cells: Sequence[object]) -> tuple[list[Column], list[Column]]:
    """The columns that are known, and those that are not."""
    known: list[Column] = []
    unknown: list[Column] = []
    for place, cell in enumerate(cells):
        words = _plain(cell)
        if not words:
            continue
        ordinal = _ORDINAL.match(words)
        group = _ORDINALS.get(ordinal[1] or "", 1) if ordinal else 0
        rest = words[ordinal.end() :] if ordinal else words
        field = next((field for field, pattern in _FIELDS if re.fullmatch(pattern, rest)), "")
        (known if field else unknown).append(Column(place, str(cell).strip(), field, group))
    return known, unknown


def _plain(cell: object) -> str:
    return " ".join(str(cell).lower().split())
