"""The columns of the plan: those Headway fills from the report, and those the council fills."""

from collections.abc import Callable
from dataclasses import dataclass

from headway.documents.plan import PlanRow


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and what stands in it; None leaves it to the
    council."""

    heading: str
    width: float
    value: Callable[[PlanRow], str | int | None] | None = None
    hint: str = ""
    is_date: bool = False


COLUMNS = (
    Column("Ref", 5, lambda row: row.ref),
    Column("For", 11, lambda row: row.section),
    Column("No. in report", 7, lambda row: row.number),
    Column("Page", 6, lambda row: row.page),
    Column("Kind", 13, lambda row: row.kind),
    Column("When (report)", 10, lambda row: row.due_band),
    Column("In the words of the report", 42, lambda row: row.whole_text),
    Column("Linked findings", 17, lambda row: "\n".join(row.findings)),
    Column("Response", 11, hint="Accepted, in part or rejected."),
    Column("Reason", 16, hint="Needed where accepted in part or rejected."),
    Column("Owner(s)", 14, hint="People by name and post; one item may have several."),
    Column("Action", 30, hint="What will be done."),
    Column("Success measure", 22, hint="How members will know it worked for children."),
    Column("Measure kind", 11, hint="An indicator, an audit result, feedback or a milestone."),
    Column("Evidence", 18, hint="What will show it, and where it is kept."),
    Column("Start", 11, hint="First day of the period for the action.", is_date=True),
    Column("Due", 11, hint="Last day of that period; the statement must give it.", is_date=True),
    Column("Status", 11, hint="See the sheet Status words."),
    Column("Rating", 8, hint="Red or amber needs a progress note."),
    Column("Progress note", 28, hint="Dated entries, newest first; what has changed for children."),
)


def heading_index(heading: str) -> int:
    """Where a column stands, counted from 0."""
    return [column.heading for column in COLUMNS].index(heading)
