"""What the rules permit of a profile, why, and what limits it: never a grade by itself.

In: a profile and a rulebook. Out: the permitted grades, best first, with reasons that name their evidence and rule.
The person who judges decides among them; national measures never limit and alone lean to nothing (Ofsted's letters).
"""

from headway.assessment.judging.assessed import Assessed, Reason, ReasonKind
from headway.assessment.judging.assessing import assess
from headway.assessment.judging.grades import printed
from headway.assessment.judging.permitting import permits, refuse_unless_permitted

__all__ = [
    "Assessed",
    "Reason",
    "ReasonKind",
    "assess",
    "permits",
    "printed",
    "refuse_unless_permitted",
]
