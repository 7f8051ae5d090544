"""The five steps in words, and where a text says one of them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

__all__ = ["Step", "Style", "Use", "found", "words_for"]


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
        Step.LOWER: ("below",),
        Step.IN_LINE: ("similar to", "no different to", "no different from", "much the same as", "in line"),
        Step.HIGHER: ("above",),
        Step.MUCH_HIGHER: ("significantly higher", "well above", "significantly above", "far higher"),
    },
    Style.NUMBER: {
        Step.MUCH_LOWER: ("far fewer", "many fewer"),
        Step.MUCH_HIGHER: ("far more", "many more"),
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


_BARE = frozenset({"lower", "higher", "fewer", "more", "narrower", "wider", "below", "above"})
_THAN = re.compile(r"[^.;:]{0,80}\bthan\b(?!\s+(?:a |an |one |two |half|\d))", re.IGNORECASE)
_BEYOND = re.compile(
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}(?:average|england|neighbour|similar|national|elsewhere|that|those)",
    re.IGNORECASE,
)


def found(text: str) -> tuple[Use, ...]:
    """Every step that a text says. "More" and "lower" alone count only where "than" follows, and no number after it."""
    uses = []
    for hit in _pattern().finditer(text):
        words = " ".join(hit[0].lower().split())
        after = text[hit.end() : hit.end() + 120]
        if words in ("below", "above") and not _BEYOND.match(after):
            continue
        if words in _BARE - {"below", "above"} and not _THAN.match(after):
            continue
        step, style = _meanings()[words]
        uses.append(Use(step, style, hit.start(), hit.end()))
    return tuple(uses)
