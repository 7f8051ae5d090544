"""What a round of practice audits says, from its counts alone: never a case, a child or an auditor.

Audits are a council's own view of its work. Inspectors have found them too favourable, moderated thinly or late, and
their grades often changed by moderation (ILACS reports, counted for Headway): so a round whose grades moderation mostly
changed, or that nobody moderated, never speaks for strength here. That, and each threshold, is our assumption.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headway.assessment.self_evaluation.practice import AuditRules, audit_rules
from headway.assessment.self_evaluation.weighing import Evidence, Kind, Says
from headway.errors import ForPerson
from headway.statistics import round_half_up

__all__ = ["Audited", "banded", "in_public", "in_words", "of_audit", "says"]

_MOST_HIDDEN = 5
"""Numbers from 1 to this stand in no published text: a case is one child."""


@dataclass(frozen=True)
class Audited:
    """Cases by grade; how many were looked at again (``moderated``), and had their grade changed. None: not known."""

    outstanding: int
    good: int
    requires_improvement: int
    inadequate: int
    moderated: int | None = None
    changed: int | None = None

    def __post_init__(self) -> None:
        if min(self.outstanding, self.good, self.requires_improvement, self.inadequate) < 0:
            raise ForPerson("A number of audits is below nought. Give how many cases had each grade.")
        if not self.cases:
            raise ForPerson("No case was audited. Give how many cases had each grade.")
        if self.changed is not None and self.moderated is None:
            raise ForPerson(
                "Grades were changed, but no case was looked at again. Give how many were moderated."
            )
        if self.moderated is not None and not 0 <= (self.changed or 0) <= self.moderated <= self.cases:
            raise ForPerson(
                f"Of {self.cases} audited, {self.moderated} were moderated and {self.changed or 0} of those changed: "
                "each must be at most the one before. Check the numbers."
            )

    @property
    def cases(self) -> int:
        """How many cases were audited."""
        return self.outstanding + self.good + self.requires_improvement + self.inadequate

    @property
    def favourable(self) -> int:
        """How many were good or better."""
        return self.outstanding + self.good

    @property
    def share(self) -> Decimal:
        """Per cent good or better, half up to a whole number."""
        return round_half_up(Decimal(100 * self.favourable) / self.cases)

    def is_thin(self, rules: AuditRules | None = None) -> bool:
        """Whether there are too few cases for their share to say anything."""
        return self.cases < (rules or audit_rules()).fewest

    def is_relied_on(self, rules: AuditRules | None = None) -> bool:
        """Whether a second person looked at some, and changed the grades of fewer than the rules say."""
        limit = (rules or audit_rules()).changed_from
        return bool(self.moderated) and 100 * (self.changed or 0) < limit * (self.moderated or 0)


def says(round_: Audited, rules: AuditRules | None = None) -> Says:
    """For strength, against it, or neither."""
    rules = rules or audit_rules()
    if round_.inadequate >= rules.weakness_inadequate:
        return Says.WEAKNESS
    if round_.is_thin(rules):
        return Says.NEITHER
    if 100 * round_.favourable < rules.weakness_below * round_.cases:
        return Says.WEAKNESS
    strong = 100 * round_.favourable >= rules.strength_from * round_.cases
    return Says.STRENGTH if strong and round_.is_relied_on(rules) else Says.NEITHER


def in_words(round_: Audited) -> str:
    """The round with its numbers, for those who work with them."""
    text = f"{round_.favourable} of {round_.cases} audited cases were good or better ({round_.share}%)"
    text += f", {round_.inadequate} inadequate"
    if round_.moderated:
        text += f"; {round_.moderated} moderated, {round_.changed or 'none'} changed by it"
    elif round_.moderated == 0:
        text += "; none was moderated"
    else:
        text += "; whether any was moderated is not known"
    return text + "."


def in_public(round_: Audited) -> str:
    """The round for everybody: no number from 1 to 5 can be read off it, or be worked out from it and its rule."""
    if round_.cases <= _MOST_HIDDEN:
        return f"{banded(round_.cases)} cases were audited: too few to say more."
    text = f"{round_.cases} cases were audited. Good or better: {_favourable(round_)}. "
    return f"{text}Inadequate: {_inadequate(round_)}."


def banded(number: int) -> str:
    """A number for everybody: 1 to 5 are told as that, nought and larger ones as they are."""
    return f"1 to {_MOST_HIDDEN}" if 1 <= number <= _MOST_HIDDEN else str(number)


def _favourable(round_: Audited) -> str:
    """A band of one number would give it away, so that small rounds say only none, some or all."""
    part, rest = round_.favourable, round_.cases - round_.favourable
    if part == 0 or rest == 0:
        return "all" if part else "none"
    if round_.cases < 2 * (_MOST_HIDDEN + 1):
        return "some"
    return f"all but {banded(rest)}" if rest <= _MOST_HIDDEN else banded(part)


def _inadequate(round_: Audited) -> str:
    """Those who require improvement must not be found by taking these from all that are below good."""
    number, rest = round_.inadequate, round_.requires_improvement
    if number == 0:
        return "none"
    told = _favourable(round_) == str(round_.favourable) or not round_.favourable
    return str(number) if told and number > _MOST_HIDDEN and not 1 <= rest <= _MOST_HIDDEN else "some"


def of_audit(
    key: str, title: str, area: str, finished: date, round_: Audited, *, address: str = ""
) -> Evidence:
    """The round as evidence on an area."""
    return Evidence(
        key=key,
        kind=Kind.AUDIT,
        areas=(area,),
        says=says(round_),
        text=f"{title}: {in_words(round_)}",
        public=f"{title}: {in_public(round_)}",
        on=finished,
        address=address,
        is_thin=round_.is_thin(),
    )
