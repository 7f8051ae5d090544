"""What may be published of a table, and what it costs."""

from dataclasses import dataclass, field
from decimal import Decimal

from headway.statistics.suppression.layout import Layout
from headway.statistics.suppression.rule import Rule


@dataclass(frozen=True)
class Lost:
    """Information lost: hidden numbers that would have been printed, and their sum. For the analyst alone."""

    cells: int
    total: int
    primary: int
    secondary: int
    percentages: int


@dataclass(frozen=True)
class Suppressed:
    """A table ready to print. ``cells`` run as the layout's names; None is hidden, or never published.

    ``primary``: hidden by the rule. ``secondary``: hidden to protect those. Both masks, ``lost`` and ``notes`` are for
    the analyst and not for publication: told apart, the hidden numbers are easier to work out (see ``Rule``).
    ``optimal``: proven to cost least. ``zeros_hidden``: zeros had to serve as secondary, and the legend says so.
    """

    layout: Layout
    cells: tuple[int | None, ...]
    percentages: tuple[Decimal | None, ...]
    rule: Rule
    primary: tuple[bool, ...] = field(repr=False)
    secondary: tuple[bool, ...] = field(repr=False)
    lost: Lost = field(repr=False)
    optimal: bool = False
    zeros_hidden: bool = False
    notes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def hidden(self) -> tuple[bool, ...]:
        """Printed as a symbol, for either reason."""
        return tuple(a or b for a, b in zip(self.primary, self.secondary, strict=True))

    @property
    def texts(self) -> tuple[str, ...]:
        """Each cell as it is printed; nothing for a number that is never published."""
        return tuple(
            "" if gone else self.rule.symbol if value is None else f"{value:,}"
            for value, gone in zip(self.cells, self.layout.unpublished, strict=True)
        )

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The printed table row by row, with its totals; one row for a list."""
        wide = self.layout.shape[-1]
        return tuple(self.texts[i : i + wide] for i in range(0, len(self.cells), wide))

    @property
    def legend(self) -> str:
        """The sentence to print below the table; empty where nothing is hidden."""
        if not any(self.hidden):
            return ""
        said = self.rule.legend
        return said.replace("Zeros are shown.", "It may be zero.") if self.zeros_hidden else said
