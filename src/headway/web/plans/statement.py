"""The statement of proposed action (Education and Inspections Act 2006 s.137(3)): from the plan to a document.

``contents`` gathers the plan as plain values, which publication freezes; ``document`` makes the tree that the three
writers of headway.documents turn into HTML, PDF and Word.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from headway.web.plans.models import Plan


@dataclass(frozen=True)
class Contents:
    """What a statement says."""

    title: str
    authority: str
    on: date
    data: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "on": self.on.isoformat()}


def contents(plan: Plan, on: date) -> Contents:
    return Contents(plan.title, str(plan.authority), on)
