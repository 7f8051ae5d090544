"""When something is due, as the words say it."""

import re

__all__ = ["due_in"]

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d))"
)
_SEASON = r"(?:spring|summer|autumn|winter|new\s+year|Easter|Christmas)"
_PART = r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+(?:the\s+)?)"
_NEAR = r"(?:(?:the\s+)?(?:early|late|mid)[-\s]+)"
_BREAK = r"(?:\s+(?:recess|break|holidays?|term))"
_NAMED = rf"(?:{_MONTH}|{_SEASON}{_BREAK}?)\b(?:,?\s+{_YEAR})?"
_WHEN = rf"{_PART}?{_NEAR}?(?:{_DAY}|{_NAMED})"
_COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_UNIT = r"(?:(?:working|school)\s+)?(?:day|week|fortnight|month|year|term)s?"
_SPAN = r"(?:year|month|week|term|financial\s+year|municipal\s+year|school\s+year)"
_STATE = (
    r"(?:completed?|available|known|confirmed|ready|finalised|agreed|published|approved|considered|finished"
    r"|received)"
)
_MEETING = (
    r"(?:next|following|subsequent|future|later|forthcoming|upcoming|first|second)"
    rf"(?:\s+(?:available|scheduled|{_MONTH}))?(?:\s+[\w'’&-]+){{0,7}}?\s+(?:meetings?|agendas?|session)\b"
)
_ONCE = (
    r"(?:once|when|as\s+soon\s+as)\s+(?:(?:it|they|this|these|those|the\s+[\w'’-]+)\s+)?"
    rf"(?:(?:is|was|are|were|had|has|have)\s+(?:been\s+)?)?{_STATE}"
)
_PHRASES = (
    _MEETING,
    rf"{_DAY}\s+meeting\b",
    rf"(?:{_MONTH}|{_SEASON})(?:\s+{_YEAR})?\s+meeting\b",
    rf"(?:by|before|no\s+later\s+than|not\s+later\s+than|until)\s+(?:the\s+)?{_WHEN}",
    rf"within\s+(?:the\s+next\s+)?{_COUNT}\s+{_UNIT}",
    rf"in\s+{_COUNT}\s+{_UNIT}(?:['’]?\s+time)?\b",
    rf"later\s+(?:in|this|that)\s+(?:the\s+)?(?:{_SEASON}{_BREAK}?|{_SPAN})",
    rf"(?:by|before|at)\s+{_PART}(?:{_SPAN}|{_SEASON}{_BREAK}?)",
    rf"(?:over|during|before|after|following)\s+(?:the\s+)?{_SEASON}{_BREAK}?",
    r"(?:each|every|once\s+a|twice\s+a)\s+(?:quarter|year|month|meeting|term|(?:two|three|six)\s+months)",
    r"quarterly|monthly|annually|six[-\s]monthly",
    _ONCE,
    r"on\s+(?:the\s+)?(?:same\s+day|day\s+of\s+[\w'’-]+|publication)",
    r"future\s+(?:reports|editions|papers|minutes|updates)",
    r"next\s+(?:week|month|year|quarter|term|municipal\s+year)(?!['’])",
    r"in\s+the\s+(?:near\s+future|coming\s+(?:weeks|months))|in\s+due\s+course|shortly|tomorrow",
    r"(?:outside|after)\s+(?:of\s+)?the\s+meeting|ahead\s+of\s+the\s+next\s+meeting",
    r"as\s+soon\s+as\s+(?:possible|practicable|available)",
)
_PATTERNS = [re.compile(rf"\b(?P<due>{each})\b", re.I) for each in _PHRASES]
_PATTERNS.append(re.compile(rf"\b(?:in|on|for|to|at|during|of)\s+(?:the\s+)?(?P<due>{_WHEN})\b", re.I))


def due_in(words: str) -> str:
    """The first words that say when, without "in" or "on" before a day or month; "" where none do."""
    found = [each for pattern in _PATTERNS if (each := pattern.search(words))]
    if not found:
        return ""
    first = min(found, key=lambda each: (each.start("due"), -each.end("due")))
    return " ".join(first.group("due").split()).removeprefix("the ")
