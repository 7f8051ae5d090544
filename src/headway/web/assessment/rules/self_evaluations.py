"""A claim beside its evidence: what speaks against it, what has been answered, what keeps it from being signed off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.assessment.self_evaluation import (
    Against,
    Claim,
    Evidence,
    Says,
    Stance,
    against,
    practice,
    unsaid,
)
from headway.assessment.self_evaluation.text import QUESTIONS, Written, shown, written_claim

__all__ = [
    "Alarm",
    "ClaimRow",
    "by_area",
    "hindrances",
    "library_claim",
    "row_of",
    "unspoken",
    "written",
]


@dataclass(frozen=True)
class Alarm:
    """One thing that speaks against a claim, and whether the person's reason was given with it in sight."""

    against: Against
    is_answered: bool


@dataclass(frozen=True)
class ClaimRow:
    """A claim as its page shows it. ``claim`` is as kept."""

    claim: Any
    area: practice.Area
    named: tuple[Evidence, ...]
    alarms: tuple[Alarm, ...]

    @property
    def unanswered(self) -> tuple[Against, ...]:
        """What speaks against it and has no answer."""
        return tuple(each.against for each in self.alarms if not each.is_answered)

    @property
    def is_proposed(self) -> bool:
        """Whether the machine proposed it and nobody has taken it."""
        return bool(self.claim.is_proposed)


def library_claim(claim: Any) -> Claim:
    """A claim as the library weighs it."""
    return Claim(claim.area, Stance(claim.stance), claim.text, tuple(claim.evidence))


def row_of(claim: Any, evidence: Sequence[Evidence], on: date) -> ClaimRow:
    """The claim beside the evidence of a day."""
    known = {each.key: each for each in evidence}
    found = against(library_claim(claim), evidence, on)
    answered = set(claim.answered) if claim.stands_because else set()
    return ClaimRow(
        claim=claim,
        area=practice.area(claim.area),
        named=tuple(known[key] for key in claim.evidence if key in known),
        alarms=tuple(Alarm(each, each.key in answered) for each in found),
    )


def unspoken(rows: Iterable[ClaimRow], evidence: Sequence[Evidence], on: date) -> tuple[Evidence, ...]:
    """Weaknesses that no claim which a person has taken speaks of, and that stand beside none of them."""
    taken = [each for each in rows if not each.is_proposed]
    beside = {alarm.against.evidence for each in taken for alarm in each.alarms}
    found = unsaid([library_claim(each.claim) for each in taken], evidence, on)
    return tuple(each for each in found if each not in beside)


def hindrances(rows: Sequence[ClaimRow]) -> list[str]:
    """What keeps a self-evaluation from being signed off, a sentence each."""
    waiting = sum(each.is_proposed for each in rows)
    alarms = [each for each in rows if each.unanswered and not each.is_proposed]
    said = {each.claim.question for each in rows if not each.is_proposed}
    found = [
        f"Nothing answers question {number}: {text}"
        for number, text in QUESTIONS.items()
        if number not in said
    ]
    if waiting:
        verb = "claim was" if waiting == 1 else "claims were"
        found.append(f"{waiting} {verb} proposed by the machine. Take, change or remove each.")
    found += [
        f"Something speaks against the claim “{_short(each.claim.text)}”. Change how it sees practice, name other "
        "evidence, or say why it stands."
        for each in alarms
    ]
    return found


def written(
    evaluation: Any, rows: Sequence[ClaimRow], evidence: Sequence[Evidence], on: date, *, signed_by: str = ""
) -> Written:
    """What is signed off, printed and published: for everybody."""
    return Written(
        authority=evaluation.authority.name,
        title=evaluation.title,
        year=evaluation.year,
        as_of=on.isoformat(),
        claims=tuple(
            written_claim(
                each.claim.question,
                library_claim(each.claim),
                evidence,
                [one.against for one in each.alarms],
                each.claim.stands_because,
            )
            for each in rows
            if not each.is_proposed
        ),
        unsaid=tuple(shown(each) for each in unspoken(rows, evidence, on)),
        assumptions=practice.rules_in_words(),
        signed_off_by=signed_by,
        is_example=evaluation.is_example,
    )


def by_area(evidence: Iterable[Evidence]) -> list[tuple[practice.Area, list[Evidence]]]:
    """The evidence under each area that has any, weaknesses first."""
    order = [Says.WEAKNESS, Says.STRENGTH, Says.NEITHER]
    some = sorted(evidence, key=lambda each: order.index(each.says))
    found = [(area, [each for each in some if area.id in each.areas]) for area in practice.areas()]
    return [(area, mine) for area, mine in found if mine]


def _short(text: str) -> str:
    return text.rstrip(".") if len(text) <= 80 else f"{text[:80].rsplit(' ', 1)[0]} …"
