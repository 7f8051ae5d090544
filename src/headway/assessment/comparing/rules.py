"""The tests behind the comparator words, from ``comparators.toml``, each with its mark and source."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from headway.frameworks import Mark

__all__ = ["ComparatorTest", "SpreadRule", "StepRule", "comparator_tests", "spread_rule", "step_rule"]


@dataclass(frozen=True)
class ComparatorTest:
    """One test: what it does in a sentence, how sure its use is, and whose it is."""

    id: str
    title: str
    says: str
    mark: Mark
    source: str = ""


@dataclass(frozen=True)
class StepRule:
    """The levels (0 to 1) of the intervals that tell a difference, and much of one."""

    level: float
    much_level: float
    mark: Mark
    says: str


@dataclass(frozen=True)
class SpreadRule:
    """The percentiles (0 to 1) between which a value is in line, and the fence in interquartile ranges."""

    least: int
    low: Fraction
    high: Fraction
    fence: Fraction
    mark: Mark
    says: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(
        files(__package__).joinpath("comparators.toml").read_text(encoding="utf-8"), parse_float=str
    )


@cache
def comparator_tests() -> MappingProxyType[str, ComparatorTest]:
    """Every test by id."""
    tests = [ComparatorTest(**{**each, "mark": Mark(each["mark"])}) for each in _data()["test"]]
    return MappingProxyType({test.id: test for test in tests})


@cache
def step_rule() -> StepRule:
    """When a difference of shares counts."""
    rule = _data()["steps"]
    return StepRule(float(rule["level"]), float(rule["much_level"]), Mark(rule["mark"]), rule["says"])


@cache
def spread_rule() -> SpreadRule:
    """When a place among the neighbours counts."""
    rule = _data()["spread"]
    low, high, fence = (Fraction(rule[key]) for key in ("low", "high", "fence"))
    return SpreadRule(int(rule["least"]), low, high, fence, Mark(rule["mark"]), rule["says"])
