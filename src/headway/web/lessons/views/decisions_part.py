"""The part of a passage's page about decisions: what our authority made of it, and the form that says so."""

from typing import Any

from headway.web.accounts.models import Person
from headway.web.lessons.forms.decisions import JudgeForm
from headway.web.lessons.models import Passage
from headway.web.lessons.queries.decisions import authorities_to_decide_for, on_passage
from headway.web.lessons.rules.decisions import cannot_be_a_lesson, is_own

__all__ = ["decision_part"]


def decision_part(person: Person, passage: Passage) -> dict[str, Any]:
    """What ``passage_decision.html`` shows, under the name ``decision_part``: two queries.

    Decisions are those of the person's own authorities; what others decided is theirs.
    """
    decided = on_passage(person, passage)
    judged = {each.authority_id for each in decided}
    may_judge = list(authorities_to_decide_for(person))
    open_to = [each for each in may_judge if each.pk not in judged and not cannot_be_a_lesson(each, passage)]
    form = None
    if open_to:
        form = JudgeForm(authorities=open_to, initial={"authority": open_to[0].pk})
    return {
        "decided": decided,
        "may_change": {each.pk for each in may_judge},
        "own": next((each for each in may_judge if is_own(each, passage)), None),
        "form": form,
    }
