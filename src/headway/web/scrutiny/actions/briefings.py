"""Keeping a member briefing note: what the record says today, as a paper of its own that somebody may write on."""

from datetime import date

from django.db import transaction

from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.models import Plan
from headway.web.scrutiny.actions.common import demand
from headway.web.scrutiny.actions.papers.writing import add_paper
from headway.web.scrutiny.briefings import briefing_content, briefing_message
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.queries.briefings import briefing
from headway.web.scrutiny.states import PaperKind

__all__ = ["keep_briefing"]


@transaction.atomic
def keep_briefing(*, by: Person, plan: Plan, meeting: Meeting | None, on: date) -> Paper:
    """Keep the note as it stands on a day. Later changes of the record do not change it: a newer one is a new paper."""
    demand(by, May.WRITE_PAPERS, plan.authority_id)
    content = briefing_content(briefing(by, plan, meeting, on))
    sources = [
        {"sentence": each.text, "source": each.source}
        for each in (*content.position, *content.pointers, *content.owed)
    ]
    return add_paper(
        by=by,
        authority=plan.authority,
        kind=PaperKind.BRIEFING,
        content=briefing_message(content),
        inspection=plan.inspection,
        plan=plan,
        sources=sources,
        is_example=plan.is_example,
    )
