"""What was given nationally, year by year, for the page's table and chart."""

from dataclasses import dataclass

__all__ = ["National", "Year", "national"]

_COLUMNS = ()


@dataclass(frozen=True)
class Year:
    """One year: how many authorities were given each grade, in the columns' order."""

    year: int
    numbers: tuple[int, ...]
    source: str


@dataclass(frozen=True)
class National:
    """The years there are, oldest first; ``columns`` are id and label, the best grade first, withheld last."""

    columns: tuple[tuple[str, str], ...]
    years: tuple[Year, ...]

    @property
    def verdict(self) -> str:
        """What the numbers say, in a sentence; empty where there are none."""
        return ""


def national() -> National:
    """As the assessment room holds it."""
    return National((), ())
