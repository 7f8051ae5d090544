"""What a paper on measures is made of: each measure's row with its source, its districts and what was asked. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.statistics.spc import Variation
from headway.web.performance.rules.rows import Row
from headway.web.performance.rules.sequel import Sequel
from headway.web.performance.states import Rating

__all__ = ["Asked", "District", "Line", "Standings"]

_RATED = (Rating.GREEN, Rating.AMBER, Rating.RED)


@dataclass(frozen=True)
class Asked:
    """A question about a measure, open to the public, and what the measure did since.

    ``late``: days since its answer was due. ``hidden``: periods whose figures are of too few children to be shown.
    """

    question: Any
    sequel: Sequel
    late: int | None
    hidden: frozenset[str] = frozenset()

    @property
    def is_answered(self) -> bool:
        return bool(self.question.reply)


@dataclass(frozen=True)
class District:
    """A district's latest figure of the same period as the authority's."""

    name: str
    value: Any
    numerator: float | None
    denominator: float | None
    rating: Rating


@dataclass(frozen=True)
class Line:
    """A measure as a paper tells of it. ``load`` names the load that its figure came in, with its day."""

    row: Row
    load: str
    asked: tuple[Asked, ...] = ()
    """Questions about the whole authority's figure, the latest first."""
    districts: tuple[District, ...] = ()
    marks: tuple[Any, ...] = ()
    """What happened, to be marked on its chart."""

    @property
    def measure(self) -> Any:
        return self.row.measure

    @property
    def rating(self) -> Rating:
        return Rating(self.row.rated.rating)

    @property
    def is_rated(self) -> bool:
        return self.rating in _RATED

    @property
    def latest(self) -> Asked | None:
        return self.asked[0] if self.asked else None

    @property
    def improves(self) -> bool:
        """A signal on the right side."""
        good = (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)
        return self.row.has_signal and self.row.spc is not None and self.row.spc.variation in good

    @property
    def is_asked_about(self) -> bool:
        """Whether somebody asked since it became red."""
        since = self.row.red_since
        return self.latest is not None and (since is None or self.latest.question.asked_on >= since)


@dataclass(frozen=True)
class Standings:
    """The measures as seen on a day (``on``). ``of`` says which: "the scorecard “Corporate parenting”".

    ``asked`` are all questions about them as they stand ``today``, districts' too, unanswered ones first.
    """

    authority: str
    of: str
    lines: tuple[Line, ...]
    on: date
    today: date
    asked: tuple[Asked, ...] = ()
    body: str = ""
    template: str = "default"

    def with_codes(self, *codes: str) -> tuple[Line, ...]:
        """The lines of these measures, in this order."""
        found = {each.measure.code: each for each in self.lines}
        return tuple(found[code] for code in codes if code in found)

    @property
    def asking(self) -> tuple[Line, ...]:
        """Those that are red or amber, or whose chart shows concern."""
        return tuple(each for each in self.lines if each.row.rated.asks or each.row.has_concern)

    def rated(self, rating: Rating) -> tuple[Line, ...]:
        return tuple(each for each in self.lines if each.rating == rating)
