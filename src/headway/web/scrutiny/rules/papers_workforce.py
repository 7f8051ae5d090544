"""The paper on recruitment and retention: vacancies, turnover, agency workers, sickness; caseloads and supervision."""

from collections.abc import Sequence

from headway.documents.wording import day
from headway.web.scrutiny.rules.papers_measures import Line, Standings
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

__all__ = ["SUBJECT", "recruitment_and_retention"]

SUBJECT = "Recruitment and retention of social workers"
_POSTS = (
    "sw_vacancy_rate",
    "sw_vacancies_covered_pct",
    "sw_turnover_rate",
    "sw_agency_rate",
    "sw_absence_rate",
)
_CASES = (
    "sw_caseload",
    "sw_caseload_over_benchmark_pct",
    "sw_caseholder_pct",
    "unallocated_cases",
    "unallocated_pct",
    "supervision_monthly_pct",
)


def recruitment_and_retention(found: Standings) -> Begun:
    """The paper begun. What else the scorecard holds has a section of its own."""
    named = {*_POSTS, *_CASES}
    others = [each for each in found.lines if each.measure.code not in named]
    sections = [
        _introduction(found),
        _measures("Posts, vacancies and turnover", found.with_codes(*_POSTS)),
        _measures("Caseloads and supervision", found.with_codes(*_CASES)),
        *([_measures("Beside the workforce", others)] if others else []),
        last_time(found),
        still_to_write(
            "What is being done", "What is done to recruit and to keep social workers, and what came of it"
        ),
        still_to_write("Next steps", "What comes next, and when it is reported"),
    ]
    summary = f"How social work is staffed, as at {day(found.on)}. {counts(found)}"
    return begun(found, SUBJECT, sections, summary)


def _introduction(found: Standings) -> Writing:
    made = Writing("Introduction")
    made.say(
        f"Recruitment and retention in {found.authority} by {found.of}, as at {day(found.on)}. {counts(found)}",
        whole(found),
    )
    attention(made, found)
    how_rated(made, found)
    made.say(
        "Posts and workers are full-time equivalents. National figures are of 30 September each year, or of the twelve "
        "months to it; ours are of the end of a month, or of that month alone."
    )
    return made


def _measures(heading: str, lines: Sequence[Line]) -> Writing:
    if not lines:
        return nothing_kept(heading)
    made = Writing(heading)
    everything(made, lines, heading)
    return made
