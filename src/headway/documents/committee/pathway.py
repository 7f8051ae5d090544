"""The pathway of a paper: each body it went or goes to as a line of the header."""

from headway.documents.content import PathwayRow
from headway.documents.tree import Runs, plain
from headway.documents.wording import day


def pathway_lines(rows: tuple[PathwayRow, ...] | None) -> tuple[Runs, ...]:
    """A line for each row; "None" where it is known that there is none; nothing where nobody has said."""
    if rows is None:
        return ()
    return tuple(plain(pathway_line(row)) for row in rows) or (plain("None"),)


def pathway_line(row: PathwayRow) -> str:
    """Corporate Parenting Panel – 27 July 2017 (for comment): commented."""
    on = f" – {day(row.on)}" if row.on else ""
    role = f" ({row.role})" if row.role else ""
    outcome = f": {row.outcome}" if row.outcome else ""
    return f"{row.body}{on}{role}{outcome}"
