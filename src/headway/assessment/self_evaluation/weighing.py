"""What a council says of its own practice, the evidence, and what of the evidence speaks against it.

The three questions are those of the annual engagement meeting (ILACS; leeds-guide). What counts as speaking against a
claim is our assumption: the newest audits, a measure below its target or moving the wrong way, the last inspection.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headway.assessment.self_evaluation.practice import area, old_after

__all__ = [
    "Against",
    "Claim",
    "Evidence",
    "Kind",
    "Says",
    "Stance",
    "Why",
    "against",
    "is_old",
    "newest_audits",
    "unsaid",
]


class Kind(StrEnum):
    """What evidence is."""

    AUDIT = "audit"
    MEASURE = "measure"
    JUDGEMENT = "judgement"
    IMPROVEMENT = "improvement"
    ACTION = "action"
    LESSON = "lesson"

    @property
    def label(self) -> str:
        """As it stands above its rows."""
        return _KINDS[self]


_KINDS = {
    Kind.AUDIT: "Practice audits",
    Kind.MEASURE: "Measures",
    Kind.JUDGEMENT: "Judgements of the last inspection",
    Kind.IMPROVEMENT: "What the last inspection asked for",
    Kind.ACTION: "Actions of the plan",
    Kind.LESSON: "Lessons from elsewhere",
}


class Says(StrEnum):
    """What evidence says of practice in its areas."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    NEITHER = "neither"


class Stance(StrEnum):
    """What a claim says of practice."""

    STRENGTH = "strength"
    TO_IMPROVE = "to improve"
    NEITHER = "neither"


@dataclass(frozen=True)
class Evidence:
    """One thing known. ``areas`` are ids; ``text`` a sentence for those who work with it, ``public`` the one for
    everybody ("" where nobody else may know of it).

    ``is_thin``: too few cases to take the place of an earlier round. ``is_stale``: too old by a rule of its own.
    ``proposed``: how its areas were found, where a machine laid it to them.
    """

    key: str
    kind: Kind
    areas: tuple[str, ...]
    says: Says
    text: str
    on: date | None
    address: str = ""
    public: str = ""
    public_address: str = ""
    is_thin: bool = False
    is_stale: bool = False
    proposed: str = ""

    def bears_on(self, name: str) -> bool:
        """Whether it speaks of an area. A claim about practice as a whole answers for every audit and judgement."""
        if name in self.areas:
            return True
        return area(name).whole and self.kind in (Kind.AUDIT, Kind.JUDGEMENT)


@dataclass(frozen=True)
class Claim:
    """One thing that a council says: of which area, how it sees it, and the keys of the evidence that it names."""

    area: str
    stance: Stance
    text: str
    evidence: tuple[str, ...] = ()


class Why(StrEnum):
    """How something speaks against a claim."""

    CONTRADICTS = "contradicts"
    STALE = "stale"
    GONE = "gone"
    NO_EVIDENCE = "no evidence"


@dataclass(frozen=True)
class Against:
    """What speaks against a claim. ``evidence`` is None where the want of it does; ``because`` is a sentence."""

    why: Why
    evidence: Evidence | None
    because: str
    named: str = ""
    """The key that the claim names, of evidence that is gone."""

    @property
    def key(self) -> str:
        """By which an answer to it is known again: another thing that speaks against the claim has another."""
        return f"{self.why}:{self.evidence.key if self.evidence else self.named}"


def against(claim: Claim, evidence: Iterable[Evidence], on: date) -> tuple[Against, ...]:
    """Everything that speaks against a claim, as known on a day: contradictions first.

    Only a claim of strength can be contradicted: a council that says it must improve is taken at its word. A claim that
    says neither needs no evidence, though what it names must stand.
    """
    known = [each for each in evidence if each.on is None or each.on <= on]
    return (*_contradictions(claim, known), *_unsupported(claim, known, on))


def unsaid(claims: Sequence[Claim], evidence: Iterable[Evidence], on: date) -> tuple[Evidence, ...]:
    """Weaknesses in the evidence of which no claim speaks: none says of that area that it must improve, none names it.

    A self-evaluation that leaves out what the council's own audits found has been criticised (ILACS reports).
    """
    known = [each for each in evidence if each.on is None or each.on <= on]
    named = {key for each in claims for key in each.evidence}
    admitted = {each.area for each in claims if each.stance is Stance.TO_IMPROVE}
    return tuple(
        each
        for each in _counted(known)
        if each.says is Says.WEAKNESS and each.key not in named and not admitted.intersection(each.areas)
    )


def newest_audits(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Of each area the last round with cases enough, and every later one; where none has enough, all of them."""
    audits = [each for each in evidence if each.kind is Kind.AUDIT]
    last: dict[str, date] = {}
    for each in audits:
        if not each.is_thin and each.on:
            for name in each.areas:
                last[name] = max(each.on, last.get(name, each.on))
    return tuple(
        each
        for each in audits
        if each.on is None or any(each.on >= last.get(name, each.on) for name in each.areas)
    )


def _counted(known: Sequence[Evidence]) -> Iterator[Evidence]:
    """The evidence without audits that later ones have taken the place of."""
    newest = set(newest_audits(known))
    yield from (each for each in known if each.kind is not Kind.AUDIT or each in newest)


_SPEAKS = {
    Kind.AUDIT: "The newest audits say otherwise",
    Kind.MEASURE: "A measure says otherwise",
    Kind.JUDGEMENT: "The last inspection judged otherwise",
    Kind.IMPROVEMENT: "The last inspection asked for improvement here",
    Kind.ACTION: "The plan says otherwise",
    Kind.LESSON: "What was found before was found again",
}
_ORDER = list(Kind)


def _contradictions(claim: Claim, known: Sequence[Evidence]) -> Iterator[Against]:
    if claim.stance is not Stance.STRENGTH:
        return
    found = [each for each in _counted(known) if each.says is Says.WEAKNESS and each.bears_on(claim.area)]
    for each in sorted(found, key=lambda one: (_ORDER.index(one.kind), -(one.on or date.min).toordinal())):
        yield Against(Why.CONTRADICTS, each, f"{_SPEAKS[each.kind]}. {each.text}")


def _unsupported(claim: Claim, known: Sequence[Evidence], on: date) -> Iterator[Against]:
    by_key = {each.key: each for each in known}
    named = [by_key[key] for key in claim.evidence if key in by_key]
    for each in named:
        if is_old(each, on):
            said = f"It is of {_day(each.on)}" if each.on else "It has no day"
            yield Against(Why.STALE, each, f"It stands on evidence that is too old. {said}: {each.text}")
    for key in claim.evidence:
        if key not in by_key:
            yield Against(
                Why.GONE, None, "Evidence that it named is no longer there. Name other evidence.", key
            )
    if not named and claim.stance is not Stance.NEITHER:
        yield Against(Why.NO_EVIDENCE, None, "It names no evidence. Name what shows it.")


def is_old(evidence: Evidence, on: date) -> bool:
    """Whether evidence is too old to stand on: by its own rule, or so many months after its day (``areas.toml``)."""
    months = old_after(evidence.kind)
    if evidence.is_stale or months is None or evidence.on is None:
        return evidence.is_stale
    return on > _later(evidence.on, months)


def _later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _day(on: date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""
