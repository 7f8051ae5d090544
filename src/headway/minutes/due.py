"""When something is due, as the words say it."""

import re

__all__ = ["due_in"]

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d)"
_SEASON = r"(?:spring|summer|autumn|winter|new year|Easter|Christmas)"
_PART = r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?)"
_WHEN = rf"{_PART}?(?:(?:the\s+)?(?:early|late|mid)[-\s]+)?(?:{_DAY}|(?:the\s+)?(?:{_MONTH}|{_SEASON})\b(?:\s+term)?(?:,?\s+(?:19|20)\d\d)?)"
_COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_UNIT = r"(?:working\s+)?(?:day|week|fortnight|month|year|term)s?"
_MEETING = (
    r"(?:next|following|subsequent|future|later|forthcoming|upcoming|first|second)"
    rf"(?:\s+(?:available|scheduled|{_MONTH}))?(?:\s+[\w'’&-]+){{0,7}}?\s+(?:meetings?|agendas?|session)\b"
)
_PATTERNS = [
    re.compile(each, re.I)
    for each in (
        rf"\b(?P<due>{_MEETING})",
        rf"\b(?P<due>{_DAY}\s+meeting|(?:{_MONTH}|{_SEASON})(?:\s+(?:19|20)\d\d)?\s+meeting)\b",
        rf"\b(?P<due>(?:by|before|no\s+later\s+than|not\s+later\s+than|until)\s+{_WHEN})\b",
        rf"\b(?P<due>within\s+(?:the\s+next\s+)?{_COUNT}\s+{_UNIT}|in\s+{_COUNT}\s+{_UNIT}(?:['’]?\s+time)?)\b",
        rf"\b(?P<due>(?:later\s+(?:in|this|that)|earlier\s+in|over|during|before|after|following|by|in|at)\s+(?:the\s+|this\s+)?"
        rf"(?:end\s+of\s+(?:the\s+)?)?(?:summer|spring|autumn|winter|year|month|week|term|financial\s+year|municipal\s+year)"
        rf"(?:\s+(?:recess|break|holidays?|term|(?:19|20)\d\d))?)\b",
        rf"\b(?:in|on|for|to|at|during|of)\s+(?P<due>{_WHEN})\b",
        r"\b(?P<due>(?:each|every|once\s+a)\s+(?:quarter|year|month|meeting|six\s+months|three\s+months|term))\b",
        r"\b(?P<due>quarterly|monthly|annually|every\s+six\s+months|six[-\s]monthly|twice\s+a\s+year)\b",
        r"\b(?P<due>future\s+(?:[\w'’&-]+\s+){0,5}?(?:agendas?|meetings?)|in\s+the\s+(?:near\s+future|coming\s+(?:weeks|months))|next\s+(?:week|month|year|quarter|term|municipal\s+year)"
        r"|in\s+due\s+course|shortly|(?:outside|after)\s+(?:of\s+)?the\s+meeting|as\s+soon\s+as\s+(?:possible|practicable|available)"
        r"|tomorrow|when\s+(?:it\s+(?:is|was)\s+)?available|ahead\s+of\s+the\s+next\s+meeting)\b",
    )
]


def due_in(words: str) -> str:
    """The words that say when, without "in" or "on" before a day or month; "" where none do."""
    for pattern in _PATTERNS:
        if found := pattern.search(words):
            return _short(" ".join(found.group("due").split()))
    return ""


def _short(due: str) -> str:
    """ "next Cabinet Committee meeting" as it stands; "next meeting" without what may follow."""
    return due.removeprefix("the ").strip()
