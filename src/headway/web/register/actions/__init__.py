"""Every write of the register: keyword arguments, ``by`` first, one transaction, one entry in the trail or more.

Permission is asked for here too (``PermissionDenied``); what a person can mend is ``ForPerson``; a form opened on an
older version gets ``Conflict``. A grade that a hard rule speaks against is ``Refused``, one that an observed rule
speaks against needs a reason (``NeedsReason``).
"""

from headway.web.register.actions.adding import add, add_report, file_of
from headway.web.register.actions.asked import (
    add_recommendation,
    correct_recommendation,
    decide_recommendations,
)
from headway.web.register.actions.confirming import confirm, reject
from headway.web.register.actions.correcting import correct_details, correct_judgements, set_received
from headway.web.register.actions.editions import load_register
from headway.web.register.actions.links import decide_links, link_finding

__all__ = [
    "add",
    "add_recommendation",
    "add_report",
    "confirm",
    "correct_details",
    "correct_judgements",
    "correct_recommendation",
    "decide_links",
    "decide_recommendations",
    "file_of",
    "link_finding",
    "load_register",
    "reject",
    "set_received",
]
