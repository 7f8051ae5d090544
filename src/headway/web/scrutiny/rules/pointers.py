"""Which questions a briefing note offers, by a rule that anybody can follow. Pure.

The rule, as the page states it: each question of the bank that is marked for a sign is offered where the sign is seen;
those with the gravest and the most signs come first. Then each subject that a pointed-out recommendation is about, by
the bank's words, offers its first question that is marked for no sign. No more than :data:`MOST` in all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from headway.web.scrutiny.rules.question_bank import BankQuestion, Category, bank

__all__ = ["MOST", "RULE", "Chosen", "Link", "Pointer", "Sign", "chosen_questions"]

MOST = 10
_SUBJECTS = 3

RULE = (
    "Each question of the bank that is marked for a sign is offered where the sign is seen; those with the gravest and "
    "the most signs come first. Then the subjects of what is pointed out, by the bank’s words, offer a question each, "
    f"three at most. No more than {MOST} in all. No question is left out because of what it might show."
)


class Sign(StrEnum):
    """What a briefing looks for beside the health rules of the plan, whose ids are signs too."""

    OFF_TRACK = "off-track"
    AT_RISK = "at-risk"
    NEVER_UPDATED = "action-never-updated"
    COMMITMENT_LATE = "commitment-late"
    QUESTION_WAITING = "question-waiting"
    RESPONSE_LATE = "response-late"
    RECOMMENDATION_RED = "recommendation-red"


@dataclass(frozen=True)
class Link:
    """Where the evidence is: the words of the link, the page's name and the number of what it shows."""

    text: str
    page: str
    pk: int


@dataclass(frozen=True)
class Pointer:
    """One thing to look at. ``weight``: 0 must be mended, 1 should be looked into, 2 is for a person to check."""

    sign: str
    weight: int
    text: str
    evidence: Link
    detail: str = ""
    """What of the text is left to say under the sign's own name."""
    subject: str = ""
    """What it is about in the report's words, by which a category is proposed; "" where it is about none."""
    recommendation: int | None = None
    action: int | None = None


@dataclass(frozen=True)
class Chosen:
    """A question with the pointers that called for it, the gravest first."""

    question: BankQuestion
    category: Category
    why: str
    pointers: tuple[Pointer, ...]


def chosen_questions(pointers: Iterable[Pointer], names: Mapping[str, str]) -> tuple[Chosen, ...]:
    """The questions that the pointers call for. ``names``: each sign in a few words, for the reason."""
    found = list(pointers)
    by_sign = [_by_sign(category, each, found, names) for category, each in _marked()]
    called = sorted((each for each in by_sign if each), key=_gravest_first)  # sorting keeps the bank's order
    room = max(0, MOST - min(_SUBJECTS, len(_subjects(found))))
    first = called[:room]
    return (*first, *_by_subject(found)[: MOST - len(first)])


def _marked() -> list[tuple[Category, BankQuestion]]:
    return [(category, each) for category in bank().values() for each in category.questions if each.when]


def _by_sign(
    category: Category, question: BankQuestion, pointers: list[Pointer], names: Mapping[str, str]
) -> Chosen | None:
    mine = sorted((each for each in pointers if each.sign in question.when), key=lambda each: each.weight)
    if not mine:
        return None
    counts = {sign: sum(each.sign == sign for each in mine) for sign in question.when}
    said = [f"{names.get(sign, sign)}: {count}" for sign, count in counts.items() if count]
    return Chosen(question, category, f"{'; '.join(said)}.", tuple(mine))


def _gravest_first(chosen: Chosen) -> tuple[int, int]:
    grave = sum(each.weight == 0 for each in chosen.pointers)
    return (-grave, -len(chosen.pointers))


def _subjects(pointers: list[Pointer]) -> list[tuple[Category, list[Pointer]]]:
    """The categories with a question to offer that the pointers are about, those with most pointers first."""
    about = [each for each in pointers if each.subject]
    found = []
    for category in bank().values():
        mine = [each for each in about if category.fits(each.subject)]
        if mine and any(not each.when for each in category.questions):
            found.append((category, mine))
    return sorted(found, key=lambda each: (-len(each[1]), -sum(each[0].fits(one.subject) for one in each[1])))


def _by_subject(pointers: list[Pointer]) -> list[Chosen]:
    offered = []
    for category, mine in _subjects(pointers)[:_SUBJECTS]:
        question = next(each for each in category.questions if not each.when)
        ordered = tuple(sorted(mine, key=lambda each: each.weight))
        why = f"{len(mine)} of the things to look at {'is' if len(mine) == 1 else 'are'} about: {category.title}."
        offered.append(Chosen(question, category, why, ordered))
    return offered
