"""What a council says of its own practice, the evidence, and what of the evidence speaks against it.

In: claims and evidence by area of practice. Out: what speaks against a claim, claims to propose. The three questions
are those of the inspectorate's annual engagement meeting (ILACS); every threshold is our assumption.
"""

from headway.assessment.self_evaluation.weighing import (
    Against,
    Claim,
    Evidence,
    Kind,
    Says,
    Stance,
    Why,
    against,
    is_old,
    newest_audits,
    unsaid,
)

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
