"""The outcome of the rules, as values and as JSON."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from headway.assessment.profile import Block
from headway.assessment.profile_file import grade_as_dict, grade_from_dict
from headway.errors import ForPerson
from headway.frameworks import Grade, Mark, Scale, scales


class ReasonKind(StrEnum):
    """What a reason does."""

    LIMITING = "limiting"
    """It takes away every grade better than its ``best``."""
    LEANING = "leaning"
    """It says where the evidence leans among what is permitted."""
    JUDGEMENT = "judgement"
    """It is for a person to decide."""
    NOTE = "note"
    """It does nothing to the grade, and says why."""


@dataclass(frozen=True)
class Reason:
    """One sentence of ours with its evidence.

    ``rule`` is a rule's id, or a field of the rulebook ("judgement", "weights"); ``block`` None where it is of no one
    block; ``evidence`` are keys of the profile's lines; ``best`` the best grade a limit leaves; ``sources`` keys of
    ``headway.frameworks.sources``.
    """

    rule: str
    block: Block | None
    kind: ReasonKind
    says: str
    evidence: tuple[str, ...]
    best: Grade | None
    mark: Mark
    sources: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "rule": self.rule,
            "block": self.block and self.block.value,
            "kind": self.kind.value,
            "says": self.says,
            "evidence": list(self.evidence),
            "best": self.best and grade_as_dict(self.best),
            "mark": self.mark.value,
            "sources": list(self.sources),
        }

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> "Reason":
        """Back from JSON."""
        return cls(
            rule=given["rule"],
            block=Block(given["block"]) if given["block"] else None,
            kind=ReasonKind(given["kind"]),
            says=given["says"],
            evidence=tuple(given["evidence"]),
            best=grade_from_dict(given["best"]) if given["best"] else None,
            mark=Mark(given["mark"]),
            sources=tuple(given["sources"]),
        )


@dataclass(frozen=True)
class Assessed:
    """What the rules leave. ``permitted`` best first, never empty; ``leaning`` part of it, empty where nothing leans.

    ``reasons`` begin with the limiting ones, the most severe first; ``limiting`` are those alone.
    """

    rulebook: str
    scale: Scale
    permitted: tuple[Grade, ...]
    leaning: tuple[Grade, ...]
    reasons: tuple[Reason, ...]
    limiting: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON: every grade with its scale, no number."""
        return {
            "rulebook": self.rulebook,
            "scale": self.scale.id,
            "permitted": [grade_as_dict(each) for each in self.permitted],
            "leaning": [grade_as_dict(each) for each in self.leaning],
            "reasons": [each.as_dict() for each in self.reasons],
            "limiting": [each.as_dict() for each in self.limiting],
        }

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> "Assessed":
        """Back from JSON; what does not hold together is refused."""
        try:
            return cls(
                rulebook=given["rulebook"],
                scale=scales()[given["scale"]],
                permitted=tuple(map(grade_from_dict, given["permitted"])),
                leaning=tuple(map(grade_from_dict, given["leaning"])),
                reasons=tuple(map(Reason.from_dict, given["reasons"])),
                limiting=tuple(map(Reason.from_dict, given["limiting"])),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ForPerson(
                f"What the rules permitted cannot be read back ({error}). Assess it again."
            ) from None
