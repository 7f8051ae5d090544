"""What looks like a promise and is none: the past, the hypothetical, questions, suggestions, other bodies' acts."""

import re
from dataclasses import dataclass

from headway.minutes.people import OUTSIDE
from headway.minutes.promise_words import QUESTIONED
from headway.minutes.rules import Rule

__all__ = ["Found", "is_no_promise"]


@dataclass(frozen=True)
class Found:
    """What a rule found in a sentence: the words before it, its own, those after, and who acts."""

    rule: Rule
    before: str
    subject: str
    """The words of its clause that stand before it."""
    matched: str
    after: str
    actor: str


_IF = re.compile(
    r"\b(?:if|unless|were\s+it|should\s+(?:it|they|the\s+\w+)\s+be|in\s+the\s+event|hopefully|ideally)\b",
    re.I,
)
_IF_ANY = re.compile(
    r"\bif\s+(?:necessary|required|possible|needed|appropriate|so\s+wished|available)\b", re.I
)
_ASKED_WHETHER = re.compile(
    rf"{QUESTIONED}[^.;]{{0,80}}?\b(?:whether|if|how|what|when|why|who|where|which|about)\b", re.I
)
_SUGGESTED = re.compile(
    r"\b(?:suggest(?:ed|ing)?|propos(?:ed|ing)|hop(?:ed|ing)|felt|believed|wished|wanted|hope|recommended"
    r"|recommending|might|could|may|urged|argued)\b",
    re.I,
)
_SETTLED = re.compile(
    r"\b(?:agreed|undertook|confirmed|assured|advised|said|replied|responded|stated)\b", re.I
)
_NOT = re.compile(r"\b(?:not|never|no\s+longer|neither|nor)\b", re.I)
_HAD = re.compile(r"\b(?:had|having|has|have)\s+(?:been\s+|also\s+|already\s+|previously\s+)?$", re.I)
_PAPER_ASKS = re.compile(
    r"\b(?:members|committee|panel|board|cabinet|council)\s+(?:was|were|is|are)\s+asked\s+to\b", re.I
)
_DONE_NOW = re.compile(
    r"\b(?:asked|requested)\s+that\s+(?:[\w'’-]+\s+){0,8}?be\s+(?:noted|recorded|minuted|congratulated|thanked)\b|"
    r"\b(?:asked|requested|required)\s+(?:[\w'’-]+\s+){0,8}?to\s+(?:note|consider|approve|comment|endorse|agree|confirm"
    r"|clarify|explain|highlight|give\s+an?\s+(?:example|overview|explanation))\b",
    re.I,
)
_OTHERS_REQUIRE = re.compile(
    rf"{OUTSIDE.pattern}\s+(?:had\s+|has\s+|also\s+)?(?:required|requires|asked|requested|expected|wanted|set|announced|said|says|confirmed|indicated|stated|advised|intended|intends|planned|plans"
    r"|proposed|would|will)\b"
)
_HAD_ASKED = re.compile(
    r"\bhad\s+(?:[\w'’]+\s+){0,2}?(?:asked|requested|required|agreed|wanted|expected|arranged|recognised)\b[^.;]*$",
    re.I,
)
_PURPOSE = re.compile(
    r"\b(?:allow\w*|enabl\w*|in\s+order|important|necessary|need\w*|opportunit\w+|intended|ready|expected)\b",
    re.I,
)
_EFFORTS = re.compile(r"\b(?:every\s+effort|efforts?|attempts?)\s*$", re.I)
_LIKELY = re.compile(r"\b(?:likely|unlikely|probably|possibly|potentially|perhaps)\b[^.;,]*$", re.I)


def is_no_promise(found: Found) -> bool:
    """Whether something in the sentence takes the promise out of the words that a rule found."""
    return (
        bool(_IF.search(_IF_ANY.sub("", f"{found.before} ~ {found.after}")))
        or _is_a_question(found.before, found.matched)
        or _is_only_suggested(found.before, found.matched)
        or bool(_NOT.search(found.matched))
        or bool(_HAD.search(found.before))
        or bool(_LIKELY.search(found.before))
        or bool(_EFFORTS.search(found.subject))
        or (found.matched.startswith("to ") and bool(_HAD_ASKED.search(found.before)))
        or (found.matched.startswith("to ") and bool(_PURPOSE.search(found.before)))
        or _is_by_others(found)
        or bool(_PAPER_ASKS.search(found.subject + found.matched))
        or (found.rule.asks and bool(_DONE_NOW.search(found.matched + found.after)))
    )


def _is_a_question(before: str, matched: str) -> bool:
    """Asked whether it would be; unless somebody answers before the words."""
    asked = list(_ASKED_WHETHER.finditer(before))
    return bool(asked) and not _SETTLED.search(before[asked[-1].end() :] + matched)


def _is_only_suggested(before: str, matched: str) -> bool:
    """Suggested or hoped for; unless somebody takes it up before the words."""
    suggested = list(_SUGGESTED.finditer(before))
    return bool(suggested) and not _SETTLED.search(before[suggested[-1].end() :] + matched)


def _is_by_others(found: Found) -> bool:
    """An inspectorate, the government or another council acts or asks for it: a duty or a plan of theirs."""
    others = list(_OTHERS_REQUIRE.finditer(found.before))
    if others and not _SETTLED.search(found.before[others[-1].end() :] + found.matched):
        return True
    return bool(OUTSIDE.search(found.actor or found.subject))
