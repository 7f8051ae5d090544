"""Where a resolution starts: RESOLVED and the other forms in which English councils print what a body did."""

import re

from headway.minutes.outcome_words import PAST, PLAIN

__all__ = ["BODY", "is_only_noted", "is_open", "lead_of", "resolution_at"]

BODY = r"(?:Sub[-\s]?)?(?:Committee|Panel|Board|Cabinet|Council|Commission|Executive|Forum|Group|Authority|Assembly)"
_THE_BODY = rf"(?:the|this)\s+(?:[\w'’&,()-]+\s+){{0,8}}?{BODY}"
_SOFTLY = r"(?:(?:then|also|unanimously|therefore|accordingly|duly|subsequently)\s+)?"
_DID = (
    r"(?:resolved|noted|notes|agreed|agrees|approved|approves|endorsed|endorses|recommended|recommends|accepted|accepts"
    r"|supported|supports|deferred|defers|referred|refers|adopted|adopts|ratified|ratifies)"
)
_KEYWORD = r"(?:RESOLVED|AGREED|RECOMMENDED|NOTED|APPROVED|ENDORSED|DEFERRED|REFERRED)"

LEADS = [
    re.compile(
        rf"(?:it\s+was\s+)?{_SOFTLY}(?P<verb>resolved)\b(?:\s+unanimously)?(?:\s*\([^)\n]{{0,40}}\))?", re.I
    ),
    re.compile(rf"(?:IT\s+WAS\s+)?(?:UNANIMOUSLY\s+)?(?P<verb>{_KEYWORD})\b"),
    re.compile(r"(?P<verb>agreed|noted|recommended|approved)\s*(?=[:–—-])", re.I),
    re.compile(r"(?P<verb>agreed)\s+(?=that\b)", re.I),
    re.compile(
        rf"(?:[^.,;:]{{1,80}},\s+)?it\s+was\s+{_SOFTLY}(?P<verb>agreed|recommended)\b(?=\s*(?:[:–—-]|that\b|to\s))",
        re.I,
    ),
    re.compile(
        r"(?=(?:the\s+)?[^.;:]{3,200}?\b(?:was|were)\s+(?:(?:received|submitted|considered)\s+and\s+|duly\s+|unanimously\s+)?"
        r"(?P<verb>noted|approved|endorsed|agreed|adopted)(?:\.?$|\s+as\s+(?:a|the)\s+(?:correct|true|accurate)\b))(?:the\s+)?"
        r"(?:[\w'’-]+\s+){0,6}?(?:minutes|notes|report|update|dataset|presentation|plan|strategy|information|position)\b",
        re.I,
    ),
    re.compile(
        rf"{_THE_BODY}\s+{_SOFTLY}(?:(?:considered|discussed|received|reviewed)\s+and\s+)?(?P<verb>{_DID})\b",
        re.I,
    ),
]
_INSIDE = re.compile(
    r"(?:(?<=[.;:!?])\s+(?=(?:IT\s+WAS\s+)?(?:UNANIMOUSLY\s+)?(?:RESOLVED|Resolved\s*:))"
    r"|\b(?=[Ii]t\s+was\s+(?:unanimously\s+|then\s+)?(?:AGREED|RESOLVED)\b)"
    rf"|\b{BODY}\s+(?:then\s+)?(?=(?:RESOLVED|Resolved|AGREED)\b))"
)
_SUBJUNCTIVE = re.compile(
    r"(?:recommendation\s*[:–-]*\s*)?that\b(?=[^.]{0,600}?\b(?:be|been)\s+(?:\w+ly\s+)?(?:\w+ed|given|made|sent|brought)\b)",
    re.I,
)
_NAMES_THE_BODY = re.compile(rf"(?:that\s+)?{_THE_BODY}[\s:,–—-]*", re.I)
_FIRST_VERB = re.compile(r"(?:to\s+)?([a-z]+)\s", re.I)
_BARE = re.compile(r"(?:that|to\s+\w+)\b", re.I)


def resolution_at(words: str, *, decision: bool = False, marked: bool = False) -> int | None:
    """Where in a paragraph its resolution starts; None where it holds none.

    ``decision``: it stands under a heading such as "Decision:". ``marked``: it carries a number or a letter.
    """
    if any(each.match(words) for each in LEADS):
        return 0
    if found := _INSIDE.search(words):
        return found.end()
    if (decision or marked) and _SUBJUNCTIVE.match(words):
        return 0
    if decision and _NAMES_THE_BODY.fullmatch(words):
        return 0
    if decision and (verb := _FIRST_VERB.match(words)) and verb.group(1).lower() in PAST | PLAIN:
        return 0
    if decision and marked and _BARE.match(words):
        return 0
    return None


def lead_of(words: str) -> tuple[str, int]:
    """The verb that a resolution leads with ("resolved"; "" for none) and where what is resolved starts.

    Where the body itself is the subject ("The Cabinet noted ...") its verb is part of what is resolved.
    """
    for each in LEADS:
        if found := each.match(words):
            if each is LEADS[-2]:  # "The minutes were approved": all of it is what was resolved
                return "", 0
            by_the_body = each is LEADS[-1]
            return found.group("verb").lower(), found.start("verb") if by_the_body else found.end("verb")
    return "", 0


def is_only_noted(words: str) -> bool:
    """Whether the body noted that something is so, in the narrative: what it noted may hold a promise."""
    return bool(re.match(rf"{_THE_BODY}\s+{_SOFTLY}(?:noted|notes)\s+that\b", words, re.I))


def is_open(words: str) -> bool:
    """Whether what is resolved follows on lines of its own: "RESOLVED that:", "Resolved", "That the Committee:"."""
    told = words.rstrip()
    return not told or told[-1] in ":–—-" or bool(re.search(rf"\b(?:that|to|{_KEYWORD}|Resolved)$", told))
