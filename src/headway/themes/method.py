"""A method of proposing themes: weights of words and rules, from which each proposal's evidence follows.

A method is data (method.json): how it came about is in ``scripts/train_themes.py``. It needs nothing but itself.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headway.errors import ForPerson
from headway.themes.features import Features, features
from headway.themes.guide import themes

__all__ = ["METHOD", "Evidence", "Method", "Proposal", "Weights", "propose", "shipped"]

WORDS_SHOWN = 5
LEAST_SHOWN = 0.1
"""A word that spoke less than this, in log-odds, is not told of."""


@dataclass(frozen=True)
class Evidence:
    """Words of the passage that spoke for a theme; ``weight`` in log-odds, ``rule`` where a rule matched them."""

    words: str
    weight: float
    rule: bool


@dataclass(frozen=True)
class Proposal:
    """A theme that the machine proposes for a passage: for a person to confirm or turn down.

    ``confidence`` is the share of such proposals that agreed with a reader when the method was measured, 0 to 1.
    """

    theme: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Weights:
    """One theme's: of each term (times its rarity, in a passage of length 1), of each sign, and the starting point."""

    start: float
    signs: tuple[float, ...]
    terms: Mapping[str, float]


@dataclass(frozen=True)
class Method:
    """Everything that a proposal follows from."""

    name: str
    rarity: Mapping[str, float]
    """Of each term that was seen twice or more when the method was made."""
    themes: Mapping[str, Weights]
    steepness: float
    offset: float
    """Confidence is the logistic function of ``steepness`` times the log-odds plus ``offset``."""

    def propose(self, text: str) -> tuple[Proposal, ...]:
        """The themes of a passage, surest first; none where no theme is likelier than not by the method's weights."""
        seen = features(text)
        values = self.values(seen)
        found = []
        for key in self.themes:
            odds = self.odds(key, seen, values)
            if odds >= 0:
                found.append(
                    Proposal(key, round(self.confidence(odds), 3), self._evidence(key, seen, values))
                )
        return tuple(sorted(found, key=lambda proposal: (-proposal.confidence, proposal.theme)))

    def values(self, seen: Features) -> dict[str, float]:
        """The known terms of a passage, weighed by rarity, in a passage of length 1."""
        raw = {term: times * self.rarity[term] for term, times in seen.terms.items() if term in self.rarity}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {term: value / length for term, value in raw.items()}

    def odds(self, key: str, seen: Features, values: Mapping[str, float]) -> float:
        """The log-odds of a theme, before they are made a confidence: 0 is where proposals begin."""
        weights = self.themes[key]
        signs = sum(
            weight * sign for weight, sign in zip(weights.signs, seen.signs.get(key, ()), strict=False)
        )
        return (
            weights.start
            + signs
            + sum(weights.terms.get(term, 0.0) * value for term, value in values.items())
        )

    def confidence(self, odds: float) -> float:
        """Log-odds as the share that agreed with a reader."""
        return _logistic(self.steepness * odds + self.offset)

    def _evidence(self, key: str, seen: Features, values: Mapping[str, float]) -> tuple[Evidence, ...]:
        weights = self.themes[key]
        by_rule = sum(
            weight * sign for weight, sign in zip(weights.signs, seen.signs.get(key, ()), strict=False)
        )
        found = []
        if by_rule > 0:
            found.append(Evidence(", ".join(seen.matches[key]), round(by_rule, 2), True))
        spoke = {term: weights.terms.get(term, 0.0) * value for term, value in values.items()}
        strongest = sorted(spoke, key=lambda term: (-spoke[term], term))[:WORDS_SHOWN]
        found += [
            Evidence(seen.surface[term], round(spoke[term], 2), False)
            for term in strongest
            if spoke[term] >= LEAST_SHOWN
        ]
        return tuple(found)

    def to_json(self) -> str:
        """The method as a file, the same each time."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=0, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str, name: str = "method.json") -> "Method":
        """A method from its file; one that does not hold every theme of the guide is refused."""
        try:
            return _from_plain(cls, json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ForPerson(
                f"{name} holds no method of proposing themes ({error}). Make it again from corrections, or delete it."
            ) from error


def _from_plain(cls: type[Method], plain: dict[str, Any]) -> Method:
    if set(plain["themes"]) != {theme.key for theme in themes()}:
        raise ValueError("its themes are not those of the guide")
    kinds = {
        key: Weights(_number(one["start"]), tuple(map(_number, one["signs"])), _numbers(one["terms"]))
        for key, one in plain["themes"].items()
    }
    return cls(
        str(plain["name"]),
        _numbers(plain["rarity"]),
        kinds,
        _number(plain["steepness"]),
        _number(plain["offset"]),
    )


def _number(given: Any) -> float:
    if not math.isfinite(number := float(given)):
        raise ValueError(f"{given} is no number to weigh by")
    return number


def _numbers(given: Mapping[str, Any]) -> dict[str, float]:
    return {str(term): _number(weight) for term, weight in given.items()}


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value > -500 else 0.0


@cache
def shipped() -> Method:
    """The method that comes with Headway."""
    return Method.from_json((files("headway.themes") / "method.json").read_text(encoding="utf-8"))


METHOD = "words-and-rules-1"
"""Name and version of the shipped method."""


def propose(text: str, method: Method | None = None) -> tuple[Proposal, ...]:
    """The themes that the machine proposes for an item a report asks for, by the shipped method where none is given."""
    return (method or shipped()).propose(text)
