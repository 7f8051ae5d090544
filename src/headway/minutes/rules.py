"""The rules that propose a promise: each a name, a pattern, and what its clause must say besides."""

import re
from dataclasses import dataclass

from headway.minutes.people import ACTOR, NAMED, POST
from headway.minutes.promise_words import ASKED_THING, DONE, SENT, SET, TAKEN, THING, WILL_DO

__all__ = ["RULES", "Needs", "Rule"]


@dataclass(frozen=True)
class Needs:
    """What a clause must hold besides the trigger; of the three that are set, any one is enough."""

    thing: bool = False
    recipient: bool = False
    due: bool = False
    is_passing_on: bool = False
    """The act hands something over, so that a firm "confirmed that" is enough."""

    @property
    def nothing(self) -> bool:
        return not (self.thing or self.recipient or self.due)


@dataclass(frozen=True)
class Rule:
    """``name`` is shown to the person who confirms. ``from_actor``: the quote starts at the one who acts."""

    name: str
    pattern: re.Pattern[str]
    needs: Needs
    from_actor: bool = False
    asks: bool = False
    of_a_thing: bool = False
    """The quote starts at the thing ("reports on ... being made"), not at what led to it."""


def _rule(
    name: str,
    pattern: str,
    needs: Needs,
    *,
    from_actor: bool = False,
    asks: bool = False,
    of_a_thing: bool = False,
) -> Rule:
    return Rule(name, re.compile(pattern), needs, from_actor, asks, of_a_thing)


_ANY = Needs(thing=True, recipient=True, due=True)
_WHOM_OR_WHEN = Needs(recipient=True, due=True)
_AFTER_NAME = r"(?:,[^,.;]{0,80},)?\s+"  # "Mr Adams, Head of Audit, "
_SOON = (
    r"(?:also\s+|then\s+|now\s+|therefore\s+|still\s+|shortly\s+|each\s+|both\s+|all\s+|be\s+able\s+to\s+)?"
)
_ADVERB = r"(?:\w+ly\s+|also\s+|then\s+)?"
_WOULD = r"(?:would|will|shall)"

_HAS = r"(?:(?:has|have)\s+)?"
_ASKER = (
    rf"(?:{ACTOR}{_AFTER_NAME}{_HAS}(?:also\s+|then\s+|further\s+)?|[Ii]t\s+was\s+(?:also\s+|further\s+)?"
    rf"|\band\s+{_HAS}(?:also\s+|then\s+|further\s+)?)"
)
_THAT_IT_BE = r"that\b(?=[^.;]{1,300}?\b(?:be|should|provide|bring|report|submit|circulate|send)\b)"
_SOME = r"(?:an?|the|further|more|regular|written|another|to\s+be\s+sent|to\s+receive|to\s+see)"
_FOR_A_THING = (
    rf"(?:for\s+)?(?:{_SOME}\s+){{1,4}}(?:[\w'’-]+\s+){{0,4}}?{ASKED_THING}\b"
    rf"|for\s+(?:[\w'’-]+\s+){{0,2}}?{ASKED_THING}\b"
)
_NO_QUESTION = r"(?!(?:if|whether|how|what|when|why|who|where|which|about)\b)"
_SOMEBODY_TO = (
    rf"(?:{ACTOR}\s+|{_NO_QUESTION}(?:the\s+)?[\w'’ -]{{2,60}}?\s+)?"
    rf"to\s+(?:{WILL_DO}|be\s+(?:sent|given|kept|provided|shown))\b"
)
_UNDERTOOK = (
    r"(?:agreed|undertook|offered|promised|committed|volunteered|pledged|(?:was|were|would\s+be)\s+(?:happy|willing)"
    r"|gave\s+an?\s+(?:undertaking|commitment|assurance|promise))"
)
_TO_DO = (
    r"(?:to\s+(?!(?:note|support|be|hear|see|learn|welcome)\b)(?P<act>\w+)"
    r"|that\s+(?:[\w'’-]+\s+){1,8}?(?:would|will)\s+\w+"
    rf"|(?:an?|the|further)\s+(?:[\w'’-]+\s+){{0,3}}?{THING})\b"
)
_THE_BODY = (
    r"(?:[Tt]he\s+|[Aa]ll\s+)?"
    r"(?i:sub-?committee|committee|panel|board|cabinet|council|commission|members|councillors)"
)

RULES = (
    _rule(
        "action marked as such",
        r"(?:^|(?<=[(\[\n])|(?<=[.] ))(?:ACTIONS?|Actions?|AGREED\s+ACTION)(?:\s+(?:for|by)\b[^:\n]{0,60})?\s*[:–-]"
        r"\s*(?=\S)",
        Needs(),
    ),
    _rule(
        "asked for, by the body or its chairman",
        rf"(?P<actor>{_ASKER})(?:asked|requested|called\s+for|required)\s+"
        rf"(?:{_THAT_IT_BE}|{_FOR_A_THING}|{_SOMEBODY_TO})",
        Needs(),
        from_actor=True,
        asks=True,
    ),
    _rule(
        "undertook, agreed or offered to",
        rf"(?:^|\band\s+|(?P<actor>{ACTOR}){_AFTER_NAME})(?:also\s+|then\s+|both\s+)?{_UNDERTOOK}\s+{_TO_DO}",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "the meeting agreed that it would be done",
        rf"\b(?P<agreed>[Ii]t\s+was\s+(?:also\s+|then\s+|further\s+)?agreed\s+that)\b[^.;]{{1,200}}?\b(?:{_WOULD}|should)\s+"
        rf"{_SOON}be\s+{_ADVERB}(?:\w+ed|made|sent|given|brought|put|held|taken)\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "will be sent or given",
        rf"\b(?:{_WOULD}|should|to)\s+{_SOON}be\s+{_ADVERB}{SENT}\b",
        Needs(thing=True, recipient=True, is_passing_on=True),
    ),
    _rule(
        "will be reported or brought",
        rf"\b(?:{_WOULD}|to)\s+{_SOON}be\s+{_ADVERB}{TAKEN}\b",
        Needs(recipient=True, due=True, is_passing_on=True),
    ),
    _rule(
        "will be arranged, considered or added",
        rf"\b(?:{_WOULD}|to)\s+{_SOON}be\s+{_ADVERB}{SET}\b",
        _WHOM_OR_WHEN,
    ),
    _rule(
        "somebody will do it",
        rf"(?P<actor>{ACTOR})\s+{_WOULD}\s+{_SOON}{_ADVERB}(?P<act>{WILL_DO})\b",
        _ANY,
        from_actor=True,
    ),
    _rule(
        "noted as an action",
        rf"^(?:[-–•]\s+)?(?P<actor>{NAMED}|{POST}|[Oo]fficers|[Cc]lerk)\s+(?:to|will)\s+(?P<act>{WILL_DO})\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "somebody was asked to",
        rf"(?<![\w’'-])(?P<actor>{NAMED}|{POST}|[A-Z][\w'’-]+\s+[A-Z][\w'’-]+|(?:the\s+)?[Oo]fficers?)\s+(?:was|were)\s+(?:also\s+)?"
        rf"(?:asked|requested|tasked|instructed|invited)\s+(?:to\s+{WILL_DO}|with\s+\w+ing)\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "the body will receive it",
        rf"\b(?P<body>{_THE_BODY})\s+{_WOULD}\s+{_SOON}(?:continue\s+to\s+)?"
        r"(?:receive|get|have\s+sight\s+of|see|consider)\b",
        Needs(thing=True),
    ),
    _rule(
        "a meeting to come will take it",
        rf"\b(?:[Tt]he\s+|[Aa]\s+)?(?:next|following|future|first)\s+(?:[\w'’-]+\s+){{0,3}}?meeting\b[^.;]{{0,60}}?\b{_WOULD}\s+"
        r"(?:look|consider|focus|receive|discuss|hear|include|take|be\s+\w+ed)\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "a paper to come will hold it",
        r"\b(?:[Tt]he\s+|[Aa]\s+)?(?:[\w'’-]+\s+){0,2}?(?:report|paper|update|briefing|presentation)\b[^,.;]{0,50}?\s"
        rf"{_WOULD}\s+(?:also\s+)?(?:provide|include|contain|set\s+out|cover|address|come|follow)\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "planned or scheduled",
        r"\b(?:planned|scheduled|programmed|timetabled|due|booked|on\s+the\s+(?:agenda|work\s+programme))\s+"
        rf"(?:to\s+(?:be\s+{_ADVERB}{DONE}|come|go|report|return)\s*|for\b|in\b|at\b|on\b)",
        _WHOM_OR_WHEN,
        of_a_thing=True,
    ),
    _rule(
        "being reported on a day ahead",
        rf"\bbeing\s+{_ADVERB}(?:{TAKEN}|{SENT}|considered|approved|signed\s+off)\b",
        Needs(due=True),
        of_a_thing=True,
    ),
    _rule(
        "will come back",
        rf"\b(?:would|will)\s+{_SOON}(?:come|go|return|form\s+part|follow|report)\b",
        _WHOM_OR_WHEN,
    ),
)
