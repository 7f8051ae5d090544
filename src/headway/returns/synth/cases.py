"""Referrals and all that followed each: one position a case."""

from dataclasses import dataclass, fields

import numpy as np

from headway.returns.synth.days import Flags, Ints, Texts


@dataclass(frozen=True)
class Cases:
    """One position a referral. Days that do not come are NEVER; ``closed`` too while the case is open."""

    child: Ints
    referred: Ints
    nfa: Flags
    assessed_from: Ints
    assessed_to: Ints
    enquiry: Ints
    second_enquiry: Ints
    conference: Ints
    plan_start: Ints
    plan_end: Ints
    support_start: Ints
    support_end: Ints
    care_start: Ints
    care_end: Ints
    left_as: Texts
    """The reason care ended, as in the SSDA903; blank without care."""
    closed: Ints
    closed_as: Texts

    def __len__(self) -> int:
        return len(self.child)

    def at(self, which: Ints | Flags) -> "Cases":
        """These referrals alone, in this order."""
        return Cases(*(getattr(self, field.name)[which] for field in fields(self)))


def joined(parts: list[Cases]) -> Cases:
    """All, one after the other."""
    return Cases(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Cases)))
