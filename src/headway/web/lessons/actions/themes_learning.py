"""Making a method of proposing themes that learnt from people's decisions, and proposing by it."""

from dataclasses import dataclass

from django.db import transaction

from headway.errors import ForPerson
from headway.themes import Method, learn, shipped
from headway.web.accounts.models import Person
from headway.web.lessons.actions.library import demand_keeper
from headway.web.lessons.actions.themes import propose_again
from headway.web.lessons.models import LearntMethod
from headway.web.lessons.queries.themes_decided import decided_passages
from headway.web.lessons.rules.themes import learnt_agreement, micro
from headway.web.trail.actions import record, take_turn

__all__ = ["Learnt", "relearn"]


@dataclass(frozen=True)
class Learnt:
    """What came of learning: the method that is kept, and how many proposals it made."""

    method: LearntMethod
    proposals: int


@transaction.atomic
def relearn(*, by: Person) -> Learnt:
    """Learn from every decision on the site, starting from the shipped method; then propose anew by what was learnt.

    Agreement before and after is measured on the same decisions, no authority by a method that learnt from it; where it
    would fall, nothing is learnt.
    """
    demand_keeper(by)
    take_turn()
    decided = decided_passages()
    name = _next_name()
    method: Method = learn(shipped(), decided, name)
    before, after = micro(shipped(), decided), learnt_agreement(shipped(), decided, name)
    _must_help(before, after)
    made = LearntMethod.objects.create(
        name=name,
        content=method.to_json(),
        decided=sum(len(one.yes) + len(one.no) for one in decided),
        before=before,
        after=after,
        made_by=by,
        made_by_name=by.name,
    )
    record(
        by=by,
        action="themes.learnt",
        subject=made,
        after={"decided": made.decided, "before": made.before, "after": made.after},
        thread="themes",
    )
    return Learnt(made, propose_again(by=by))


def _must_help(before: float | None, after: float | None) -> None:
    if before is not None and after is not None and after < before:
        raise ForPerson(
            f"Learning from these decisions would not help: agreement would go from {before:.2f} to {after:.2f}. "
            "The method stays as it is. Decide some more themes, or look again at those that contradict one another."
        )


def _next_name() -> str:
    return f"{shipped().name}.{LearntMethod.objects.count() + 1}"
