"""The five steps in words, and where a text says one of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

__all__ = ["Step", "Style", "Use", "beside", "found", "words_for"]


class Step(StrEnum):
    """Where a figure stands beside another; higher is no praise."""

    MUCH_LOWER = "much_lower"
    LOWER = "lower"
    IN_LINE = "in_line"
    HIGHER = "higher"
    MUCH_HIGHER = "much_higher"

    @property
    def opposite(self) -> "Step":
        """The step seen from the other side."""
        order = list(Step)
        return order[len(order) - 1 - order.index(self)]


class Style(StrEnum):
    """Of what a step is said: a level (share, rate, standard), a number of things, or a gap."""

    LEVEL = "level"
    NUMBER = "number"
    GAP = "gap"


_WORDS = {
    Style.LEVEL: ("much lower", "lower", "in line with", "higher", "much higher"),
    Style.NUMBER: ("significantly fewer", "fewer", "in line with", "more", "significantly more"),
    Style.GAP: ("much narrower", "narrower", "in line with", "wider", "much wider"),
}
# What others write for the same steps: read, never written.
_ALSO: dict[Style, dict[Step, tuple[str, ...]]] = {
    Style.LEVEL: {
        Step.MUCH_LOWER: ("significantly lower", "well below", "significantly below", "far lower"),
        Step.LOWER: ("below", "falls short of", "fall short of"),
        Step.IN_LINE: (
            "similar to",
            "no different to",
            "no different from",
            "much the same as",
            "in line",
            "about the same as",
            "comparable with",
            "comparable to",
            "level with",
            "on a par with",
            "as common as",
        ),
        Step.HIGHER: ("above", "exceeds", "exceed"),
        Step.MUCH_HIGHER: ("significantly higher", "well above", "significantly above", "far higher"),
    },
    Style.NUMBER: {
        Step.MUCH_LOWER: ("far fewer",),
        Step.MUCH_HIGHER: ("far more",),
    },
    Style.GAP: {
        Step.MUCH_LOWER: ("significantly narrower",),
        Step.MUCH_HIGHER: ("significantly wider",),
    },
}


@dataclass(frozen=True)
class Use:
    """``text[start:end]`` says ``step``. "In line with" is the same in every style and is given as a level's."""

    step: Step
    style: Style
    start: int
    end: int


def words_for(step: Step, style: Style | str = Style.LEVEL) -> str:
    """A step in words: "much lower", "in line with", "significantly more". Only "in line with" brings its "with";
    the others take "than"."""
    return _WORDS[Style(style)][list(Step).index(step)]


def beside(step: Step, style: Style | str = Style.LEVEL) -> str:
    """A step as it stands before the comparator: "much lower than", "in line with"."""
    words = words_for(step, style)
    return words if step is Step.IN_LINE else f"{words} than"


@cache
def _meanings() -> dict[str, tuple[Step, Style]]:
    meant: dict[str, tuple[Step, Style]] = {}
    for style in Style:
        for step in Step:
            for words in (words_for(step, style), *_ALSO[style].get(step, ())):
                meant.setdefault(words, (step, style))
    return meant


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_meanings(), key=len, reverse=True)
    either = "|".join(r"\s+".join(words.split()) for words in longest)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


_ALONE = frozenset({"lower", "higher", "fewer", "more", "narrower", "wider"})
_BEYOND = frozenset({"below", "above"})
_THAN = re.compile(r"(?P<between>[^.;:]{0,80}?)\bthan\b(?!\s+(?:a |an |one |two |half|\d))", re.IGNORECASE)
_COMPARATOR = re.compile(
    r"\s+(?:the\s+|those\s+of\s+)?(?:\w+\s+){0,2}(?:averages?|england|neighbours?|similar|national|elsewhere|that|those)\b",
    re.IGNORECASE,
)


def found(text: str) -> tuple[Use, ...]:
    """Every step that a text says. "More" and "lower" alone count only where "than" follows, and no number after it;
    "below" and "above" only before a comparator."""
    return tuple(_uses(text))


def _uses(text: str) -> Iterator[Use]:
    hits = list(_pattern().finditer(text))
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        words = " ".join(hit[0].lower().split())
        if words in _BEYOND and not _COMPARATOR.match(text, hit.end()):
            continue
        if words in _ALONE:
            than = _THAN.match(text, hit.end())
            if not than or (following and following.start() < than.end()):
                continue
        yield Use(*_meanings()[words], hit.start(), hit.end())
