"""The question bank: ``question_bank.toml`` beside this app, read once. Pure.

A category has an id that stays, what it is for, and questions with the evidence that a good answer brings.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["BankQuestion", "Category", "Source", "bank", "category_title", "proposed_category", "sources"]


@dataclass(frozen=True)
class Source:
    """Where the subject of a category comes from."""

    id: str
    title: str
    where: str


@dataclass(frozen=True)
class BankQuestion:
    """A question that a member can ask, and what a good answer brings. ``when``: the pointers that call for it."""

    category: str
    number: int
    """Which of its category's questions it is, from 1."""
    ask: str
    evidence: str
    when: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its name in an address: "voice-2"."""
        return f"{self.category}-{self.number}"


@dataclass(frozen=True)
class Category:
    """A subject of questions."""

    id: str
    title: str
    purpose: str
    sources: tuple[Source, ...]
    words: tuple[str, ...]
    questions: tuple[BankQuestion, ...]

    def fits(self, text: str) -> int:
        """How many of its words begin a word of the text."""
        return len(self._places(text))

    def begins(self, text: str) -> int:
        """Where the first of them stands; the end of the text where none does."""
        return min(self._places(text), default=len(text))

    def _places(self, text: str) -> list[int]:
        found = (re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.words)
        return [each.start() for each in found if each]


@cache
def sources() -> Mapping[str, Source]:
    """Where the bank's subjects come from, by id."""
    return MappingProxyType({row["id"]: Source(**row) for row in _read()["source"]})


@cache
def bank() -> Mapping[str, Category]:
    """Every category by its id, in the order of the file."""
    return MappingProxyType({row["id"]: _category(row) for row in _read()["category"]})


def category_title(category: str) -> str:
    """The title; the id itself of a category that is no longer in the bank."""
    found = bank().get(category)
    return found.title if found else category


def proposed_category(text: str) -> str:
    """The id of the category of whose words most occur in the text, of several the one that is named first; "" if none.

    A question says what it is about before it says why.
    """
    best = max(bank().values(), key=lambda each: (each.fits(text), -each.begins(text)))
    return best.id if best.fits(text) else ""


def _category(row: dict) -> Category:  # type: ignore[type-arg]
    questions = tuple(
        BankQuestion(row["id"], number, each["ask"], each["evidence"], tuple(each.get("when", ())))
        for number, each in enumerate(row["question"], start=1)
    )
    return Category(
        id=row["id"],
        title=row["title"],
        purpose=row["purpose"],
        sources=tuple(sources()[each] for each in row["from"]),
        words=tuple(row["words"]),
        questions=questions,
    )


@cache
def _read() -> dict:  # type: ignore[type-arg]
    text = files("headway.web.scrutiny").joinpath("question_bank.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
