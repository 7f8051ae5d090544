"""The words by which minutes promise: things owed, what is done with them, who asks."""

__all__ = ["ASKED_THING", "DONE", "FINDING_OUT", "QUESTIONED", "SENT", "SET", "TAKEN", "THING", "WILL_DO"]

THING = (
    r"(?:reports?|updates?|briefings?|notes?|papers?|information|details|data|figures?|statistics|breakdown|analysis"
    r"|lists?|cop(?:y|ies)|responses?|repl(?:y|ies)|answers?|letters?|plans?|strategy|strategies|presentations?"
    r"|summar(?:y|ies)|findings|results?|outcomes?|reviews?|evaluation|audits?|minutes|links?|dates|timetable"
    r"|schedule|invitations?|visits?|sessions?|training|workshops?|seminars?|surveys?|dashboards?|scorecards?|items?"
    r"|guidance|leaflets?|documents?|evidence|feedback|proposals?|recommendations?|programme|protocol|map|maps|email"
    r"|profiles?|costs|numbers|criteria|policy|policies|meetings?|tour|case\s+stud(?:y|ies)|booklet|brochure|glossary)"
)
ASKED_THING = (
    r"(?:reports?|updates?|briefings?|briefing\s+notes?|notes?|papers?|breakdown|analysis|lists?|cop(?:y|ies)|presentations?"
    r"|summar(?:y|ies)|reviews?|visits?|sessions?|workshops?|meetings?|timetable|figures|statistics|data|letters?)"
)
"""What is asked for and cannot be handed over by word of mouth, as "further information" can."""
SENT = (
    r"(?:circulated|re-?circulated|sent|e-?mailed|forwarded|distributed|supplied|issued|shared|provided|given|tabled"
    r"|made\s+available|passed\s+on)"
)
TAKEN = (
    r"(?:reported(?:\s+back)?|submitted|presented|brought(?:\s+back)?|taken|fed\s+(?:back|into|in)|referred|made|delivered"
    r"|returned)"
)
SET = (
    r"(?:added|included|placed|put|scheduled|programmed|arranged|organised|set\s+up|held|convened|considered|discussed"
    r"|reviewed|revisited|investigated|followed\s+up|looked\s+into|raised|prepared|produced|drawn\s+up|drafted|updated"
    r"|kept\s+(?:informed|updated|up\s+to\s+date)|informed|notified|invited|consulted|completed|developed|undertaken"
    r"|carried\s+out|launched|established|signed\s+off|incorporated|reflected|corrected|published|uploaded|posted|investigated\s+further|checked|amended|approved|agreed|sought|on\s+the\s+agenda|(?:now\s+)?a\s+(?:standing|standard|regular)\s+(?:agenda\s+)?item|finalised|tabled)"
)
DONE = rf"(?:{SENT}|{TAKEN}|{SET})"
WILL_DO = (
    r"(?:provide|send|re-?circulate|circulate|forward|e-?mail|share|supply|issue|submit|present|bring|report(?:\s+back)?"
    r"|feed\s*back|come\s+back|return|write|respond|reply|arrange|organise|convene|look\s+into|investigate|find\s+out"
    r"|check|follow\s+up|pursue|raise|invite|contact|liaise|speak|discuss|meet|prepare|produce|draft|update|inform"
    r"|notify|brief|keep|let|give|include|add|publish|distribute|consider|review|explore|seek|ask|take|attend|visit"
    r"|make|ensure|confirm|clarify|obtain|undertake|set\s+out|pass|look\s+at|strengthen|attend|get|do)"
)
QUESTIONED = (
    r"(?:asked|queried|questioned|wondered|enquired|inquired|sought\s+(?:clarification|assurance|confirmation)"
    r"|requested\s+clarification|(?:a\s+)?(?:query|question)s?\s+(?:was|were)?\s*(?:raised|about|asked|regarding|on))"
)

FINDING_OUT = (
    r"(?:look\s+into|investigate|find\s+out|check|follow\s+(?:this\s+|it\s+)?up|pursue|report\s+back|feed\s*back|come\s+back"
    r"|write\s+to|clarify|looked\s+into|followed\s+up|investigated\s+further|arrange\s+(?:this|it|that)|raise\s+(?:this|it|that))"
)
"""Acts that are owed by themselves: they end in an answer."""
