"""The corporate parenting scorecard as a paper: by its headings, with a place for what children say themselves."""

from itertools import groupby

from headway.documents.wording import day
from headway.web.scrutiny.rules.papers_measures import Standings
from headway.web.scrutiny.rules.papers_measures_tables import everything
from headway.web.scrutiny.rules.papers_outcome import Begun
from headway.web.scrutiny.rules.papers_sections import Writing
from headway.web.scrutiny.rules.papers_standings import (
    attention,
    begun,
    counts,
    how_rated,
    last_time,
    nothing_kept,
    still_to_write,
    whole,
)

__all__ = ["SUBJECT", "corporate_parenting"]

SUBJECT = "Corporate parenting scorecard"


def corporate_parenting(found: Standings) -> Begun:
    """The paper begun."""
    sections = [
        _introduction(found),
        *_by_heading(found),
        last_time(found),
        still_to_write(
            "What children and young people say",
            "What children in care and care leavers say of this, from whom, and what was done about it last time",
        ),
        still_to_write("Next steps", "What comes next, and when it is reported"),
    ]
    if not found.lines:
        sections[1:1] = [nothing_kept("How children in care and care leavers fare")]
    summary = f"How children in care and care leavers fare, as at {day(found.on)}. {counts(found)}"
    return begun(found, SUBJECT, sections, summary)


def _introduction(found: Standings) -> Writing:
    made = Writing("Introduction")
    made.say(
        f"This is {found.of} of {found.authority}, as at {day(found.on)}. {counts(found)}",
        whole(found),
    )
    attention(made, found)
    how_rated(made, found)
    return made


def _by_heading(found: Standings) -> list[Writing]:
    sections = []
    for heading, lines in groupby(found.lines, key=lambda each: each.row.heading):
        made = Writing(heading or "The measures")
        everything(made, list(lines), made.heading)
        sections.append(made)
    return sections
