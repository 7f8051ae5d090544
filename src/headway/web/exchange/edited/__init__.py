"""A plan that people edited in a file: what it would change, and the change itself once a person has confirmed it.

In: the tables of an edited file and the plan as it stands. Out: a proposal, row by row, with every fault at once; then
one transaction through the plans' own actions. Nothing is deleted that the person was not shown and did not tick.
"""

from headway.web.exchange.edited.applying import apply, rehearsed
from headway.web.exchange.edited.proposal import Change, Kind, Proposal
from headway.web.exchange.edited.reading import given_for

__all__ = ["Change", "Kind", "Proposal", "apply", "given_for", "rehearsed"]
