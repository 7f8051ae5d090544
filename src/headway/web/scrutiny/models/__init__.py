"""Bodies, meetings, papers, minutes, what is owed, and what was published."""

from headway.web.scrutiny.models.bodies import Body, Seat
from headway.web.scrutiny.models.classified import Classified
from headway.web.scrutiny.models.meetings import (
    AgendaItem,
    Attendance,
    Declaration,
    Meeting,
    MeetingChange,
    PlannedDecision,
)
from headway.web.scrutiny.models.minutes import (
    Correction,
    ItemMinute,
    MinuteParagraph,
    MinutePart,
    ResolutionOutcome,
)
from headway.web.scrutiny.models.owed import (
    Commitment,
    FollowUp,
    MonitorEntry,
    Question,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.models.papers import (
    Appendix,
    Paper,
    PaperVersion,
    PathwayStep,
    SignOff,
)
from headway.web.scrutiny.models.publications import Publication

__all__ = [
    "AgendaItem",
    "Appendix",
    "Attendance",
    "Body",
    "Classified",
    "Commitment",
    "Correction",
    "Declaration",
    "FollowUp",
    "ItemMinute",
    "Meeting",
    "MeetingChange",
    "MinuteParagraph",
    "MinutePart",
    "MonitorEntry",
    "Paper",
    "PaperVersion",
    "PathwayStep",
    "PlannedDecision",
    "Publication",
    "Question",
    "ResolutionOutcome",
    "ScrutinyRecommendation",
    "Seat",
    "SignOff",
]
