"""What a body can be asked to do: the verbs of recommendations, and which fit what is sought."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from headway.minutes.record import OutcomeKind

__all__ = ["ALLOWED", "FITTING", "Verb", "lemma", "verbs_in"]

FITTING: dict[OutcomeKind, tuple[str, ...]] = {
    OutcomeKind.NOTED: ("note", "receive", "consider", "comment", "discuss", "scrutinise", "review"),
    OutcomeKind.AGREED: (
        "agree", "approve", "adopt", "accept", "authorise", "delegate", "determine", "resolve", "appoint"),
    OutcomeKind.APPROVED: ("approve", "agree", "adopt", "authorise", "delegate", "ratify", "confirm", "appoint"),
    OutcomeKind.ENDORSED: ("endorse", "support", "approve", "agree", "recommend"),
    OutcomeKind.ASKED_FOR: ("ask", "request", "require", "instruct", "invite", "call"),
    OutcomeKind.RECOMMENDED: ("recommend", "propose", "advise", "commend"),
    OutcomeKind.REFERRED: ("refer",),
    OutcomeKind.DEFERRED: ("defer",),
    OutcomeKind.CORRECTED: ("correct", "amend"),
}  # fmt: skip
"""By what is sought, the verbs that ask for it. ``OTHER`` says nothing, and nothing is held against it."""

ALLOWED = frozenset(verb for verbs in FITTING.values() for verb in verbs) | {
    "submit", "establish", "monitor", "identify", "express", "thank", "congratulate", "acknowledge", "welcome",
    "nominate", "publish", "declare",
}  # fmt: skip
"""Verbs by which a body decides or says something. "Be aware of" or "think about" leave nothing to resolve."""

_ASKS = re.compile(
    r"\b(?:(?:is|are|be) (?:asked|invited|requested|recommended|advised|required)(?: formally)? to|recommended to|"
    r"resolves? to|agrees? to|should(?! be)|decides? to)\s*:?\s*(?:\([a-z0-9]{1,3}\)\s*)?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:be|is|are)\s+(?:formally\s+|fully\s+)?\**([a-z]{3,15}(?:ed|en|t))\b\**", re.IGNORECASE
)
_THAT_BODY = re.compile(
    r"that (?:the )?(?:[\w’',&-]+ ){1,9}?\**(?P<verb>[a-z]{3,14}(?:s|es))\**\s+(?:the|that|to|and|on|with"
    r"|upon|their|its|a|an|this|progress)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"^\W*(?P<that>that)\b|\brecommended\s+(?P<that2>that)\b", re.IGNORECASE)
_WORD = re.compile(r"\**([a-z]+(?:-[a-z]+)?)\**", re.IGNORECASE)
_SKIPPED = {"formally", "fully", "also", "to", "further", "hereby", "and", "or", "either", "jointly"}
_CAPITALS = re.compile(r"\*\*([A-Z]{3,}(?: [A-Z]{2,})*)\*\*|\b([A-Z]{4,}(?: [A-Z]{4,})?)\b")
_NOT_VERBS = {"OFSTED", "COUNCIL", "KENT", "ILACS", "JTAI", "CABINET", "LSCB", "SEND", "UASC", "HMCI"}


class Verb(NamedTuple):
    """A verb that asks a body for something, as printed, with its place."""

    printed: str
    start: int
    end: int


_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("d", ""),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)


def lemma(word: str) -> str:
    """The plain verb of a form: "notes", "noted" and "noting" are note. Unknown words stay."""
    plain = word.lower().strip("*")
    if plain in ALLOWED:
        return plain
    for ending, instead in _ENDINGS:
        stem = plain[: -len(ending)] + instead
        if plain.endswith(ending) and stem in ALLOWED:
            return stem
        if plain.endswith(ending) and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in ALLOWED:
            return stem[:-1]  # "referred"
    return (
        plain.replace("ize", "ise")
        if plain.endswith("ize") and plain.replace("ize", "ise") in ALLOWED
        else plain
    )


def verbs_in(text: str) -> Iterator[Verb]:
    """The operative verbs of a recommendation, allowed or not: where the words stand that say what to do."""
    found = [
        Verb(each[1] or each[2], max(each.start(1), each.start(2)), max(each.end(1), each.end(2)))
        for each in _CAPITALS.finditer(text)
        if not set((each[1] or each[2]).split()) & _NOT_VERBS and (each[1] or lemma(each[2]) in ALLOWED)
    ]
    if found:
        yield from found
        return
    if asks := _ASKS.search(text):
        yield from _first_words(text, asks.end())
    elif that := _THAT.search(text):
        yield from _of_that(text, max(that.start("that"), that.start("that2")))
    else:
        yield from _first_words(text, 0)


def _of_that(text: str, at: int) -> Iterator[Verb]:
    passive = [Verb(each[1], each.start(1), each.end(1)) for each in _PASSIVE.finditer(text, at)]
    known = [verb for verb in passive if lemma(verb.printed) in ALLOWED]
    if known or passive:
        yield from known or passive[-1:]
    elif found := _THAT_BODY.match(text, at):
        yield Verb(found["verb"], found.start("verb"), found.end("verb"))


def _first_words(text: str, at: int) -> Iterator[Verb]:
    """The first word from there that can be a verb, and one that "and" joins to it."""
    for found in _WORD.finditer(text, at):
        word = found[1].lower()
        if word in _SKIPPED:
            continue
        yield Verb(found[1], found.start(1), found.end(1))
        joined = re.compile(r"\**\s*(?:,|and|&|or)\s+(?:to\s+)?\**([a-z]+)", re.IGNORECASE).match(
            text, found.end()
        )
        if joined and lemma(joined[1]) in ALLOWED:
            yield Verb(joined[1], joined.start(1), joined.end(1))
        return
