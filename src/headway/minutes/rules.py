"""The rules that propose a promise: each a name, a pattern, and what its clause must say besides."""

import re
from dataclasses import dataclass

from headway.minutes.people import ACTOR
from headway.minutes.promise_words import DONE, SENT, SET, TAKEN, THING, WILL_DO

__all__ = ["RULES", "Needs", "Rule"]

_SOON = (
    r"(?:also\s+|then\s+|now\s+|therefore\s+|still\s+|shortly\s+|each\s+|both\s+|all\s+|be\s+able\s+to\s+)?"
)
_ADVERB = r"(?:\w+ly\s+|also\s+|then\s+)?"
_ASKER = (
    rf"(?:{ACTOR}(?:,[^,]{{0,80}},)?\s+(?:also\s+|then\s+|further\s+)?|[Ii]t\s+was\s+(?:also\s+|further\s+)?)"
)


@dataclass(frozen=True)
class Needs:
    """What a clause must hold besides the trigger; of the three that are set, any one is enough."""

    thing: bool = False
    recipient: bool = False
    due: bool = False

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


RULES = (
    _rule(
        "action marked as such",
        r"(?:^|(?<=[(\[\n.] )|(?<=[(\[]))(?:ACTIONS?|Actions?|AGREED\s+ACTION)(?:\s+(?:for|by)\b[^:\n]{0,60})?\s*[:–-]\s*(?=\S)",
        Needs(),
    ),
    _rule(
        "asked for, by the body or its chairman",
        rf"(?P<actor>{_ASKER})(?P<verb>asked|requested|called\s+for|required)\s+"
        rf"(?:that\b(?P<that>)|for\s+(?:an?\s+|the\s+|further\s+|more\s+|regular\s+|written\s+)*(?:[\w'’-]+\s+){{0,4}}?{THING}\b"
        rf"|(?:{ACTOR}\s+|(?:the\s+)?[\w'’ -]{{2,60}}?\s+)?to\s+{WILL_DO}\b|an?\s+(?:[\w'’-]+\s+){{0,4}}?{THING}\b|further\s+{THING}\b)",
        Needs(thing=True, recipient=True, due=True),
        from_actor=True,
        asks=True,
    ),
    _rule(
        "undertook, agreed or offered to",
        rf"(?P<actor>{ACTOR})(?:,[^,]{{0,80}},)?\s+(?:also\s+|then\s+|both\s+|have\s+|has\s+)?"
        rf"(?P<verb>agreed|undertook|offered|promised|committed|volunteered|pledged|gave\s+an?\s+(?:undertaking|commitment|assurance)"
        rf"|(?:was|were|would\s+be)\s+(?:happy|willing|pleased)|assured\s+[\w ]{{2,40}}?that\s+(?:he|she|they)\s+would)\s+"
        rf"(?:to\s+(?!note\b|support\b|be\b)|(?:that\s+(?:he|she|they)\s+would\s+))?(?P<act>{WILL_DO}|\w+)\b",
        Needs(),
        from_actor=True,
    ),
    _rule(
        "will be sent or given",
        rf"\b(?:would|will|shall|should|to)\s+{_SOON}be\s+{_ADVERB}{SENT}\b",
        Needs(thing=True, recipient=True),
    ),
    _rule(
        "will be reported or brought",
        rf"\b(?:would|will|shall|to)\s+{_SOON}be\s+{_ADVERB}{TAKEN}\b",
        Needs(recipient=True, due=True),
    ),
    _rule(
        "will be arranged, considered or added",
        rf"\b(?:would|will|shall|to)\s+{_SOON}be\s+{_ADVERB}{SET}\b",
        Needs(recipient=True, due=True),
    ),
    _rule(
        "somebody will do it",
        rf"(?P<actor>{ACTOR})\s+(?:would|will|shall)\s+{_SOON}{_ADVERB}(?P<act>{WILL_DO})\b",
        Needs(thing=True, recipient=True, due=True),
        from_actor=True,
    ),
    _rule(
        "the body will receive it",
        rf"\b(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]abinet|[Cc]ouncil|[Cc]ommission|[Mm]embers|[Cc]ouncillors)\s+(?:would|will)\s+{_SOON}"
        rf"(?:continue\s+to\s+)?(?:receive|get|have\s+sight\s+of|see|consider)\b",
        Needs(thing=True),
    ),
    _rule(
        "planned or scheduled",
        rf"\b(?:planned|scheduled|programmed|timetabled|due|booked|on\s+the\s+(?:agenda|work\s+programme))\s+"
        rf"(?:to\s+(?:be\s+{_ADVERB}{DONE}|come|go|report|return)\s*|for\b|in\b|at\b|on\b)",
        Needs(recipient=True, due=True),
        of_a_thing=True,
    ),
    _rule(
        "being reported on a day ahead",
        rf"\bbeing\s+{_ADVERB}(?:{TAKEN}|{SENT})\b",
        Needs(due=True),
        of_a_thing=True,
    ),
    _rule(
        "will come back",
        rf"\b(?:would|will)\s+{_SOON}(?:come|go|return|form\s+part|follow|report)\b",
        Needs(recipient=True, due=True),
    ),
)
