"""In: a committee's documents as values (headway.documents.content). Out: each as a document tree, for the writers. The
form of papers and minutes is the councils' own; access to them is the Local Government Act 1972 Part VA and S.I.
2012/2089.
"""

from headway.documents.committee.agenda import agenda
from headway.documents.committee.briefing import briefing
from headway.documents.committee.letter import letter
from headway.documents.committee.message import message
from headway.documents.committee.minutes import minutes
from headway.documents.committee.paper import committee_paper

__all__ = ["agenda", "briefing", "committee_paper", "letter", "message", "minutes"]
