"""A self-evaluation as it is signed off, printed and published: claims, their evidence, what spoke against them.

Everything here is for everybody: it holds the public sentence of evidence alone, never the one with small numbers.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from headway.assessment.self_evaluation.practice import area
from headway.assessment.self_evaluation.weighing import Against, Claim, Evidence, Why

__all__ = [
    "QUESTIONS",
    "Shown",
    "Spoken",
    "Written",
    "WrittenClaim",
    "from_dict",
    "shown",
    "small_numbers",
    "written_claim",
]

QUESTIONS = {
    1: "What do you know about the quality and impact of social work practice?",
    2: "How do you know it?",
    3: "What are your plans for the next twelve months?",
}
"""As inspectors put them before the annual engagement meeting."""
_NOT_SHOWN = "Evidence that is not published."


@dataclass(frozen=True)
class Shown:
    """Evidence as everybody may read it; ``on`` an ISO day or ""."""

    kind: str
    text: str
    on: str = ""
    address: str = ""


@dataclass(frozen=True)
class Spoken:
    """What spoke against a claim when it was signed off: ``because`` "" where the evidence says it by itself."""

    why: str
    because: str
    evidence: Shown | None = None


@dataclass(frozen=True)
class WrittenClaim:
    """One claim with all that belongs to it."""

    question: int
    area: str
    stance: str
    text: str
    evidence: tuple[Shown, ...] = ()
    against: tuple[Spoken, ...] = ()
    stands_because: str = ""


@dataclass(frozen=True)
class Written:
    """The whole. ``unsaid`` are weaknesses of which no claim speaks; ``assumptions`` our own rules, a sentence each."""

    authority: str
    title: str
    year: int
    as_of: str
    claims: tuple[WrittenClaim, ...]
    unsaid: tuple[Shown, ...] = ()
    assumptions: tuple[str, ...] = ()
    signed_off_by: str = ""
    is_example: bool = False

    def answers(self, question: int) -> tuple[WrittenClaim, ...]:
        """The claims that answer a question."""
        return tuple(each for each in self.claims if each.question == question)

    def as_dict(self) -> dict[str, Any]:
        """As JSON holds it: what is kept is the same when it is read back."""
        told: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return told


def from_dict(told: Mapping[str, Any]) -> Written:
    """The self-evaluation that ``as_dict`` gave."""
    return Written(
        **{
            **told,
            "claims": tuple(_claim(each) for each in told["claims"]),
            "unsaid": tuple(Shown(**each) for each in told["unsaid"]),
            "assumptions": tuple(told["assumptions"]),
        }
    )


def _claim(told: Mapping[str, Any]) -> WrittenClaim:
    spoken = tuple(
        Spoken(each["why"], each["because"], Shown(**each["evidence"]) if each["evidence"] else None)
        for each in told["against"]
    )
    evidence = tuple(Shown(**each) for each in told["evidence"])
    return WrittenClaim(**{**told, "evidence": evidence, "against": spoken})


_PEOPLE = "children|child|cases|case|young people|care leavers|care leaver|families|family|babies|siblings"
_SMALL = re.compile(
    rf"\b([1-5]|one|two|three|four|five)\s+(?:of\s+(?:the\s+)?\w+\s+)?(?:{_PEOPLE})\b(?!['’]s? home)",
    re.IGNORECASE,
)


def small_numbers(text: str) -> tuple[str, ...]:
    """Where a text a person wrote speaks of one to five children or cases: for a person to look at before it is signed
    off. Nothing is changed or refused by it.
    """
    return tuple(match.group() for match in _SMALL.finditer(text))


def shown(evidence: Evidence) -> Shown:
    """Evidence as everybody may read it."""
    return Shown(
        kind=str(evidence.kind),
        text=evidence.public or _NOT_SHOWN,
        on=evidence.on.isoformat() if evidence.on else "",
        address=evidence.public_address if evidence.public else "",
    )


def written_claim(
    question: int,
    claim: Claim,
    evidence: Iterable[Evidence],
    spoken: Sequence[Against],
    stands_because: str = "",
) -> WrittenClaim:
    """A claim with its evidence and what speaks against it, each in its public sentence."""
    known = {each.key: each for each in evidence}
    return WrittenClaim(
        question=question,
        area=area(claim.area).name,
        stance=str(claim.stance),
        text=claim.text,
        evidence=tuple(shown(known[key]) for key in claim.evidence if key in known),
        against=tuple(_spoken(each) for each in spoken),
        stands_because=stands_because if spoken else "",
    )


def _spoken(each: Against) -> Spoken:
    found = shown(each.evidence) if each.evidence else None
    return Spoken(str(each.why), _PUBLIC.get(each.why, ""), found)


_PUBLIC = {
    Why.STALE: "This is older than evidence should be.",
    Why.GONE: "Evidence that it named was withdrawn.",
    Why.NO_EVIDENCE: "It names no evidence.",
}
