"""Where members tested a recommendation: the papers, meetings, questions and commitments on its line."""

from dataclasses import dataclass

from django.db.models import Q

from headway.web.accounts.queries import Somebody
from headway.web.plans.models import Item
from headway.web.scrutiny.models import AgendaItem, Commitment, Paper, Question
from headway.web.scrutiny.queries.scope import commitments_for, items_for, papers_for, questions_for

__all__ = ["Tested", "tested"]


@dataclass(frozen=True)
class Tested:
    """What of committee work belongs to an item of a plan, as far as the person may see it."""

    papers: tuple[Paper, ...]
    meetings: tuple[AgendaItem, ...]
    """The agenda items that those papers came before, in order of their day."""
    questions: tuple[Question, ...]
    commitments: tuple[Commitment, ...]

    def __bool__(self) -> bool:
        return bool(self.papers or self.meetings or self.questions or self.commitments)


def tested(person: Somebody, item: Item) -> Tested:
    """Papers on the item's inspection or plan, what they came before, and what was asked and promised about it."""
    about = Q(plan=item.plan) | Q(inspection=item.plan.inspection)
    papers = papers_for(person).filter(about).order_by("created", "pk")
    questions = questions_for(person).filter(
        Q(action__item=item) | Q(recommendation__isnull=False, recommendation=item.recommendation)
    )
    promised = Q(action__item=item) | Q(questions__in=questions)
    return Tested(
        papers=tuple(papers),
        meetings=tuple(
            items_for(person).filter(papers__in=papers).distinct().order_by("meeting__on", "order")
        ),
        questions=tuple(questions.select_related("meeting__body").order_by("asked_on", "pk")),
        commitments=tuple(
            commitments_for(person)
            .filter(promised)
            .select_related("due_meeting")
            .distinct()
            .order_by("due_on", "pk")
        ),
    )
