"""Withdrawing a paper that goes no further."""

from django.db import transaction

from headway.web.accounts.models import Person
from headway.web.scrutiny.actions.common import prose
from headway.web.scrutiny.actions.papers.common import claim_to_write, demand_writing, tell
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.states import PaperState

__all__ = ["withdraw_paper"]


@transaction.atomic
def withdraw_paper(*, by: Person, paper: Paper, version: int | str, reason: str) -> Paper:
    """Withdraw it: nobody signs or publishes it any more, and it stays on record with the reason."""
    demand_writing(by, paper)
    because = prose(reason, "The reason")
    claim_to_write(paper, version)
    paper.state = PaperState.WITHDRAWN
    paper.content = {**paper.content, "withdrawn_because": because}
    paper.save(update_fields=["state", "content"])
    tell(by, "paper.withdrawn", paper, why=because)
    return paper
