"""In: an inspection record, the day it was received and the meeting. Out: the pack of plan, paper and
deadlines. The paper's form is the council's own (a template folder); the duty and its dates are those of
the Education and Inspections Act 2006 s.137 and S.I. 2007/462, by way of headway.clocks.
"""

from headway.documents.agenda_pack import (
    AgendaPack,
    PackAppendix,
    PackEntry,
    PackLimits,
    PackPaper,
    agenda_pack,
)
from headway.documents.committee import agenda, briefing, committee_paper, letter, message, minutes
from headway.documents.meetings import Meeting, read_meeting
from headway.documents.pack import FILES, Pack, write_pack
from headway.documents.paper import paper
from headway.documents.plan import Plan, PlanRow, plan
from headway.documents.template import CouncilTemplate, read_template
from headway.documents.tree import Document
from headway.documents.writers import html, pdf, word

__all__ = [
    "FILES",
    "AgendaPack",
    "CouncilTemplate",
    "Document",
    "Meeting",
    "Pack",
    "PackAppendix",
    "PackEntry",
    "PackLimits",
    "PackPaper",
    "Plan",
    "PlanRow",
    "agenda",
    "agenda_pack",
    "briefing",
    "committee_paper",
    "html",
    "letter",
    "message",
    "minutes",
    "paper",
    "pdf",
    "plan",
    "read_meeting",
    "read_template",
    "word",
    "write_pack",
]
