"""How the 152 authorities were graded in each year of the annual assessment."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headway.frameworks import Grade, Mark, Source, scales, sources

__all__ = ["Distribution", "distributions"]


@dataclass(frozen=True)
class Distribution:
    """One year: how many authorities by grade, best first, and of how many none was published."""

    year: int
    counts: tuple[tuple[Grade, int], ...]
    withheld: int
    mark: Mark
    sources: tuple[Source, ...]

    @property
    def total(self) -> int:
        """All authorities, those without a published grade too."""
        return sum(count for _, count in self.counts) + self.withheld


@cache
def distributions() -> tuple[Distribution, ...]:
    """Every year, oldest first."""
    text = files(__package__).joinpath("distribution.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    scale = scales()[told["scale"]]
    return tuple(
        Distribution(
            year=each["year"],
            counts=tuple((grade, each["counts"][grade.id]) for grade in scale.grades),
            withheld=each["counts"]["withheld"],
            mark=Mark(each["mark"]),
            sources=tuple(sources()[key] for key in each["sources"]),
        )
        for each in told["year"]
    )
