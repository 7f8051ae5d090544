"""The tree of a query. Words are letters and digits only, in small letters, whatever was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Word:
    """One word; ``begins``: any word that begins so (``assess*``)."""

    text: str
    begins: bool = False

    def __str__(self) -> str:
        return f"{self.text}*" if self.begins else self.text


@dataclass(frozen=True)
class Phrase:
    """Words in this order, one after the other. ``typed``: between quotation marks, so that nothing widens it."""

    words: tuple[str, ...]
    typed: bool = False

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Either:
    """Any one of the parts: ``a OR b``, or a word with the words it is widened by."""

    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Both:
    """All of the parts: several words that stand for one thing beside the words they are widened by."""

    parts: tuple["Word | Phrase", ...]


@dataclass(frozen=True)
class Near:
    """``left`` and ``right`` with at most ``within`` words from one to the other, in either order."""

    left: "Part"
    right: "Part"
    within: int


Part: TypeAlias = Word | Phrase | Either | Both | Near


@dataclass(frozen=True)
class Query:
    """Parts that a passage is to have, and parts that it must not have."""

    wanted: tuple[Part, ...] = ()
    unwanted: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look for: a query of unwanted words alone finds nothing."""
        return bool(self.wanted)

    def terms(self) -> Iterator[Word | Phrase]:
        """Every word and phrase that is looked for."""
        for part in self.wanted:
            yield from terms_of(part)


def terms_of(part: Part) -> Iterator[Word | Phrase]:
    """Every word and phrase in a part, from left to right."""
    if isinstance(part, Word | Phrase):
        yield part
    elif isinstance(part, Near):
        yield from terms_of(part.left)
        yield from terms_of(part.right)
    else:
        for each in part.parts:
            yield from terms_of(each)
