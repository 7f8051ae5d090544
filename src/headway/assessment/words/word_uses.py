"""Where a text uses a proportion word, and where it only seems to: "most recent", "majority leader", "few weeks"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from headway.assessment.words.said_shares import FRACTION, HEDGE, said_share
from headway.frameworks import proportion_tables
from headway.statistics import round_half_up

__all__ = ["WordUse", "bare", "uses"]


@dataclass(frozen=True)
class WordUse:
    """``text[start:end]`` says ``words`` in lower case. ``value`` is the per cent of a fraction, all, none and half."""

    words: str
    start: int
    end: int
    value: Decimal | None = None


def bare(words: str) -> str:
    """Words without article, "of" at the end, case and doubled spaces."""
    plain = " ".join(words.lower().split()).strip(" ,.;:")
    return re.sub(
        r"^(?:the|a|an) (?!third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half)| of(?: the)?$",
        "",
        plain,
    )


_NEVER_BEFORE = {
    "majority": r"simple|overall|absolute|qualified|working|political|council|conservative|labour|two-thirds|great"
    r"|significant|considerable|substantial|clear|good|sizeable|small|slim|narrow|bare|slight|by a|age of",
    "minority": r"ethnic|and|significant|sizeable|substantial|considerable|tiny|large|notable|black|or",
    "most": r"the|at|is|are|needs?|matters?|those|who|it|them|perhaps",
    "few": r"a|last|past|next|first|every|too|so|as|these|those|recent|coming|the|previous",
    "all": r"almost|nearly|virtually|practically|at|above|after|in|not|once and for|first of|none|it"
    r"|(?:\d|%|per ?cent|share|rate|proportion|number|average|total|most|half|thirds?|quarters?) of",
    "none": r"second to|or|bar|there (?:is|are|was|were)",
    "half": r"first|second|other|latter|last|next|and a|each|every|by",
}
_NEVER_AFTER = {
    "majority": r"\s(?:leader|party|group|vote|verdict|decision|view|opinion|shareholder|control|rule|stake|own)|-",
    "minority": r"\s(?:ethnic|group|communit|background|language|part(?:y|ies)|leader|report|faith|and ethnic)|-",
    "most": r"(?!\s+[a-z]|\s?[(,–—]\s?\d|\s[–—-]\s\d)|-|\s+(?:\w+ly|recent|effective|important|vulnerable|in need"
    r"|likely|significant|serious|appropriate|complex|common|notable|severe|urgent|useful|successful|suitable|deprived"
    r"|disadvantaged|experienced|able|relevant|pressing|prominent|striking|marked|frequent|often|at risk|challeng\w+"
    r"|difficult|valuable|powerful|critical|part|out|up|from|in|to|for|by|on|with|when|and|or|is|was|isolated|damaging"
    r"|troubled|excluded|acute|impressive|improved|helpful|popular|positive)\b",
    "few": r"\s(?:working |more )?(?:weeks?|months?|days?|years?|hours?|minutes?|moments?|seconds?)\b",
    "all": r"(?!\s+[a-z0-9(]|,\s\d|\s[–—-]\s\d)|-"
    r"|\s+(?:times?|day|round|the same|too|along|right|over|but|ages?|new|or|and|about)\b",
    "none": r"\s(?:the less|too|other)\b",
    "half": r"[-\s](?:term|day|year|past|way|an hour|sister|brother|sibling|hearted|price|time)",
}
_NEEDS_OF = re.compile(
    rf"(?:{HEDGE} )?(?:a|an)[- ](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE
)
_QUARTERS = re.compile(rf"(?:{HEDGE} )?(?!three)\w+[- ]quarters", re.IGNORECASE)
"""A quarter is also a part of the year, and a third also comes after the second."""
_OF = re.compile(r"\s+(?:of\b|\()", re.IGNORECASE)
_OF_A_RATE = re.compile(
    r"\s+(?:of\s+)?(?:that\b|(?:the|its|their)\s+(?:\w+\s+)?(?:rate|level|average|figure|size|number)\b|as\b"
    r"|or (?:fewer|more|less)\b)",
    re.IGNORECASE,
)
"""Half of a rate is another rate, not a part of a whole."""


@cache
def _pattern() -> re.Pattern[str]:
    """Longest first, so that "very large majority" is never "majority"."""
    words = {word for table in proportion_tables().values() for band in table.bands for word in band.words}
    words |= {"all", "none"}
    spelt = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<fraction>(?:{HEDGE}\s+)?{FRACTION})|(?P<word>{spelt}))(?!\w)", re.IGNORECASE
    )


def uses(text: str) -> tuple[WordUse, ...]:
    """Every use of a proportion word of any table, of "all", "none", "half" and of a fraction, in the text's order."""
    return tuple(use for found in _pattern().finditer(text) if (use := _use(text, found)))


def _use(text: str, found: re.Match[str]) -> WordUse | None:
    words = " ".join(found[0].lower().split())
    before = " ".join(text[max(0, found.start() - 40) : found.start()].lower().split())
    after = text[found.end() : found.end() + 40]
    if _only_seems(words, before, after):
        return None
    if found["fraction"] and _is_no_part(words, after):
        return None
    return WordUse(words, found.start(), found.end(), _value(words))


def _is_no_part(words: str, after: str) -> bool:
    """Whether a fraction is one of a rate, or no fraction: "a third child", "the last two quarters"."""
    if _QUARTERS.fullmatch(words) or _OF_A_RATE.match(after):
        return True
    return bool(_NEEDS_OF.fullmatch(words)) and not _OF.match(after)


def _only_seems(words: str, before: str, after: str) -> bool:
    """Whether what stands beside it makes it another word: "the most vulnerable", "half term"."""
    last = words.rsplit(" ", 1)[-1]
    earlier = words in _NEVER_BEFORE and re.search(rf"\b(?:{_NEVER_BEFORE[words]})$", before)
    if earlier or (last == "all" and last != words):  # "almost all" is a use wherever it stands
        return bool(earlier)
    return bool(last in _NEVER_AFTER and re.match(_NEVER_AFTER[last], after, re.IGNORECASE))


def _value(words: str) -> Decimal | None:
    if words in ("all", "none"):
        return Decimal(100 if words == "all" else 0)
    said = said_share(words)
    return round_half_up(said.per_cent, 1) if said else None
