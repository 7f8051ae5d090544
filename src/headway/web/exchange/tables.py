"""The tables of a plan as they leave and enter: one schema for the workbook, the CSV files and the JSON.

A row names others by a ref that stands for their place in the plan (A3 is the third action that was added), never by a
number of the database: the same plan has the same refs in every installation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headway.web.exchange.schema import Column, Kind, Row, Table
from headway.web.plans.states import Answer, ClosureOutcome, MeasureKind, Rag, Stage
from headway.web.register.states import Confirmation

__all__ = ["FORMAT", "TABLES", "Column", "Kind", "PlanTables", "Row", "Table", "table_named"]

FORMAT = "headway-plan 1"
"""Written into every export; another number means that the tables have changed."""


def _text(heading: str, most: int | None = None, *, needed: bool = False, width: int = 14) -> Column:
    return Column(heading, Kind.TEXT, most, needed=needed, width=width)


def _words(heading: str, values: list[str], *, empty: bool = False) -> Column:
    return Column(heading, words=(("",) if empty else ()) + tuple(values), needed=not empty)


def _ref(heading: str = "Ref", *, needed: bool = True) -> Column:
    return Column(heading, most=30, needed=needed, width=7)


_MOST_INTEGER, _MOST_SMALL, _MOST_BIG = 2**31 - 1, 2**15 - 1, 2**63 - 1  # what the databases' columns hold


def _number(heading: str, most: int = _MOST_INTEGER, *, needed: bool = True) -> Column:
    return Column(heading, Kind.NUMBER, most, needed=needed, width=8)


def _day(heading: str, *, needed: bool = False) -> Column:
    return Column(heading, Kind.DAY, needed=needed, width=13)


def _moment(heading: str, *, needed: bool = True) -> Column:
    return Column(heading, Kind.MOMENT, needed=needed, width=28)


def _yes_no(heading: str) -> Column:
    return Column(heading, Kind.YES_NO, needed=True, width=9)


def _data(heading: str, width: int = 20) -> Column:
    return Column(heading, Kind.DATA, width=width)


_STATES = [str(each) for each in Confirmation.values]

TABLES = (
    Table(
        "Plan",
        (
            Column("Format", words=(FORMAT,), needed=True),
            _text("Title", 200, needed=True, width=40),
            _text("Owning body", 200, needed=True, width=30),
            _text("Authority code", 9, needed=True),
            _text("Authority", 100, needed=True),
            _text("Framework", 40, needed=True),
            _text("Form", 40),
            _data("Fieldwork"),
            _day("Report received"),
            _day("Report published"),
            _day("Stated due"),
            _words("Inspection state", _STATES),
            _text("Inspection note", width=30),
            _yes_no("Inspection is an example"),
            _day("Plan published"),
            _yes_no("Example"),
            _moment("Created"),
            _number("Version"),
        ),
    ),
    Table(
        "Status words",
        (
            _text("Word", 30, needed=True),
            _text("Meaning", 300, needed=True, width=70),
            _words("Rating", list(Rag.values)),
            _yes_no("Must explain"),
            _number("Order", _MOST_SMALL),
        ),
    ),
    Table(
        "Items",
        (
            _ref(),
            _number("Order"),
            _words("Kind", ["recommendation", "other issue"]),
            _number("Issue number", needed=False),
            _text("No. in report", 10, width=8),
            _text("Addressee", 20),
            _text("Recommendation kind", 20),
            _text("When (report)", 60),
            _text("Text", needed=True, width=60),
            _data("Sub-items", 30),
            _number("Page", needed=False),
            _number("Order in report", needed=False),
            _words("State", _STATES, empty=True),
            _words("Answer", list(Answer.values)),
            _text("Reason", width=40),
            _day("Answered on"),
            _number("Version"),
        ),
    ),
    Table(
        "Actions",
        (
            _ref(),
            _ref("Item"),
            _number("Order"),
            _text("Title", 300, needed=True, width=50),
            _text("Detail", width=50),
            _text("Success measure", width=40),
            _words("Measure kind", list(MeasureKind.values), empty=True),
            _yes_no("Hears children"),
            _day("Start"),
            _day("Due"),
            _text("Status", 30),
            _words("Stage", list(Stage.values)),
            _moment("Last update", needed=False),
            _moment("Created"),
            _number("Version"),
        ),
    ),
    Table(
        "Owners",
        (
            _ref("Action"),
            _text("Name", 200, needed=True, width=30),
            _text("Post", 200, width=30),
            _text("E-mail", 254, width=30),
            _yes_no("Lead"),
        ),
    ),
    Table(
        "Milestones",
        (
            _ref(),
            _ref("Action"),
            _text("Title", 200, needed=True, width=50),
            _day("Due"),
            _day("Reached on"),
        ),
    ),
    Table("Dependencies", (_ref("Action"), _ref("Depends on"))),
    Table(
        "Updates",
        (
            _ref(),
            _ref("Action"),
            _moment("At"),
            _text("By", 200, width=24),
            _text("By e-mail", 254, width=24),
            _text("Status", 30, needed=True),
            _text("Narrative", width=70),
        ),
    ),
    Table(
        "Reschedules",
        (
            _ref(),
            _ref("Action"),
            _day("Old due"),
            _day("New due", needed=True),
            _text("Reason", width=60),
            _moment("At"),
            _text("By", 200, width=24),
        ),
    ),
    Table(
        "Evidence",
        (
            _ref(),
            _ref("Action"),
            _text("Title", 200, needed=True, width=40),
            _ref("Revision", needed=False),
            _text("File", 200, width=40),
            _text("SHA-256", 64, width=66),
            _number("Bytes", _MOST_BIG, needed=False),
            _text("Media type", 100, width=24),
            _moment("At", needed=False),
            _text("By", 200, width=24),
        ),
        of_old=True,
    ),
    Table(
        "Closures",
        (
            _ref(),
            _ref("Action"),
            _text("Narrative", needed=True, width=60),
            _words("Proposed stage", list(Stage.values)),
            _moment("Proposed at"),
            _text("Proposed by", 200, needed=True, width=24),
            _text("Proposed by e-mail", 254, needed=True, width=24),
            Column("Evidence", Kind.LIST),
            _words("Outcome", list(ClosureOutcome.values)),
            _moment("Decided at", needed=False),
            _text("Decided by", 200, width=24),
            _text("Decided by e-mail", 254, width=24),
            _text("Body", 200, width=30),
            _text("Reason", width=40),
        ),
        of_old=True,
    ),
    Table(
        "Publications",
        (
            _ref(),
            _day("On", needed=True),
            _moment("At"),
            _text("By", 200, width=24),
            _data("Statement", 40),
        ),
        of_old=True,
    ),
)


@dataclass(frozen=True)
class PlanTables:
    """A plan as rows, by the table's name."""

    rows: Mapping[str, list[Row]]

    def of(self, name: str) -> list[Row]:
        """The rows of a table; none where the file has no such table."""
        return self.rows.get(name, [])

    def __iter__(self) -> Iterator[tuple[Table, list[Row]]]:
        return ((table, self.of(table.name)) for table in TABLES)


def table_named(name: str) -> Table:
    """The table of that name."""
    return next(table for table in TABLES if table.name == name)
