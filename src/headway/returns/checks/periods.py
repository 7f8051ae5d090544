"""The days between which a delivery lies."""

from dataclasses import dataclass
from datetime import date

from headway.returns.intake import Delivery

__all__ = ["Days", "days_of"]


@dataclass(frozen=True)
class Days:
    """The first and the last day of a collection; None where nothing bounds it on that side."""

    first: date | None = None
    last: date | None = None


def days_of(delivery: Delivery) -> Days:
    """1 April to 31 March of a year's return; an Annex A ends on its own day; a local list has no bounds.

    An SSDA903 and a children in need census of 2026 tell of 1 April 2025 to 31 March 2026 (the department's guides).
    """
    if delivery.return_name == "local":
        return Days()
    if delivery.return_name == "annex_a":
        return Days(last=_day(delivery.period))
    return Days(date(delivery.year - 1, 4, 1), date(delivery.year, 3, 31))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
