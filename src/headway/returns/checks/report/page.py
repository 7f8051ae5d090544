"""The faults as one page that needs nothing beside itself: no script, no picture, no font from elsewhere."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from headway.returns.checks.report.model import Report
from headway.returns.checks.report.safe import plain_text

__all__ = ["MOST_ROWS", "as_page"]

MOST_ROWS = 200
"""Rows that the page shows of one rule; the rest is counted there and stands in the CSV."""
_MOST_PLACES = 5


def as_page(report: Report, title: str = "Faults in the returns") -> bytes:
    """The page as UTF-8. Everything from a file is escaped."""
    return (
        _template()
        .render(
            report=report,
            by_rule=report.by_rule,
            not_run=_not_run(report),
            title=title,
            style=_text("page.css"),
            most_rows=MOST_ROWS,
            most_places=_MOST_PLACES,
        )
        .encode()
    )


def _not_run(report: Report) -> dict[tuple[str, str], list[str]]:
    """The titles of the rules that did not run, by return and reason."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in report.not_run:
        titles = found.setdefault((f"{each.return_name} {each.period}", each.why), [])
        if each.title not in titles:
            titles.append(each.title)
    return found


@cache
def _template() -> Template:
    made = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=_shown
    )
    return made.from_string(_text("page.html.jinja"))


def _shown(value: object) -> object:
    return plain_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
