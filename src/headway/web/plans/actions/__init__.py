"""Every write of the plans: keyword arguments, ``by`` first, one transaction, one entry in the trail.

Permission is asked for here too (``PermissionDenied``); what a person can mend is ``ForPerson``; a form opened on an
older version gets ``Conflict``.
"""

from headway.web.plans.actions.closures import decide_closure, propose_closure, reopen, stages_open_to
from headway.web.plans.actions.drafting import draft_from, take_in_recommendations
from headway.web.plans.actions.evidence import attach, revise_evidence
from headway.web.plans.actions.items import add_issue, answer, change_issue
from headway.web.plans.actions.milestones import (
    add_milestone,
    change_milestone,
    reach_milestone,
    remove_milestone,
)
from headway.web.plans.actions.plan import change_plan, publish, set_status_words
from headway.web.plans.actions.promises import KEEP, add_action, change_action, reschedule
from headway.web.plans.actions.reminders import Sent, send_reminders
from headway.web.plans.actions.updates import update
from headway.web.plans.owners import Owner
from headway.web.plans.words import Word

__all__ = [
    "KEEP",
    "Owner",
    "Sent",
    "Word",
    "add_action",
    "add_issue",
    "add_milestone",
    "answer",
    "attach",
    "change_action",
    "change_issue",
    "change_milestone",
    "change_plan",
    "decide_closure",
    "draft_from",
    "propose_closure",
    "publish",
    "reach_milestone",
    "remove_milestone",
    "reopen",
    "reschedule",
    "revise_evidence",
    "send_reminders",
    "set_status_words",
    "stages_open_to",
    "take_in_recommendations",
    "update",
]
