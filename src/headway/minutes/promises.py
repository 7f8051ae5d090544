"""Promises in the narrative of a minute, proposed by named rules: words of obligation or future, and a thing owed.

The guide by which the rules were written and are scored is in docs/decisions/0013-reading-minutes.md.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from headway.minutes.due import due_in
from headway.minutes.layout import tidy
from headway.minutes.people import ON_THE_PROGRAMME, POST, owed_to, speaker
from headway.minutes.promise_words import ASKED_THING, DONE, FINDING_OUT, THING, WILL_DO
from headway.minutes.record import Outcome, Promise
from headway.minutes.resolved_as_well import asked_as_well, asked_for
from headway.minutes.restraint import Found, is_no_promise
from headway.minutes.rules import RULES, Rule
from headway.minutes.sentences import clause_around, sentences

__all__ = ["Passage", "promises_in"]

MOST_TRIGGERS = 40
"""Words of promise looked into in one sentence: real ones have a handful, and each is held against many patterns."""
_THING = re.compile(rf"\b{THING}\b", re.I)
_ASKED_THAT = re.compile(
    r"[^.;]{1,300}?\b(?:be|should|would)\s+\w+"
    r"|[^.;]{1,300}?\s(?:provide|bring|report|submit|circulate|send|consider)\s+\w+"
)
_FINDING_OUT = re.compile(rf"\b{FINDING_OUT}\b", re.I)
_MEETING = re.compile(r"\b(?:meeting|agenda|session)s?\b", re.I)
_BODY = re.compile(
    r"(?:(?:the|some|several|all)\s+)?(?:sub-?committee|committee|panel|board|cabinet|council|commission|members|councillors)",
    re.I,
)
_JOINED = re.compile(r"(?:and|but|that)\s+")
_IT = re.compile(r"(?:this|these|it|they|that|which|both|all)\b", re.I)
_BY_SOMEBODY = re.compile(rf"\bby\s+(?:{POST}|officers|the\s+(?:corporate\s+)?director)\b")
_SURE = re.compile(r"\b(?:confirmed|assured\s+[\w'’ ]{2,40}|undertook|promised|agreed)\s+that\s+$", re.I)
_INTO_A_THING = re.compile(
    rf"\b(?:included|incorporated|reflected|added|fed)\s+(?:in|into|to)\s+(?:(?:the|its|this|a|future)\s+)?(?:[\w'’-]+\s+){{0,3}}?"
    rf"(?:{THING}|consultation)\b"
)
_HANDED_OVER = re.compile(rf"\b(?:be\s+{DONE}|to\s+{WILL_DO}|{ASKED_THING})\b")
"""What "and asked that ..." must ask for, where its sentence does not say who asked."""
_PRONOUN = re.compile(r"(?:he|she|they|we|it)$", re.I)
_NAMED_THING = re.compile(
    rf"\b{THING}\s+(?:on|about|of|regarding|for)\s+(?:[\w'’-]+\s+){{1,6}}?(?=being\b|to\s+be\b|would\b|and\b)",
    re.I,
)


@dataclass(frozen=True)
class Passage:
    """A piece of the narrative: its paragraph and letter, and its place in the text."""

    where: str
    start: int
    end: int


def promises_in(text: str, passages: Iterable[Passage], outcomes: Sequence[Outcome]) -> tuple[Promise, ...]:
    """What the narrative promises, in its order. What a resolution asks for as well is marked as the same."""
    found = [each for passage in passages for each in _in_passage(text, passage)]
    asked = asked_for(outcomes)
    return tuple(replace(each, same_as=asked_as_well(each.text, asked)) for each in found)


def _in_passage(text: str, passage: Passage) -> Iterator[Promise]:
    for start, end in sentences(text, passage.start, passage.end):
        taken: list[tuple[int, int]] = []
        sentence: list[Promise] = []
        for rule, trigger in islice(_triggers(text[start:end]), MOST_TRIGGERS):
            at = (start + trigger.start(), start + trigger.end())
            if any(first < at[1] and at[0] < last for first, last in taken):
                continue
            if promise := _promise(text, (start, end), rule, trigger, passage.where):
                if any(each.start < promise.end and promise.start < each.end for each in sentence):
                    continue
                sentence.append(promise)
                taken.append(at)
        yield from sorted(sentence, key=lambda each: each.start)


def _triggers(sentence: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule in RULES:
        for trigger in rule.pattern.finditer(sentence):
            yield rule, trigger


def _promise(
    text: str, sentence: tuple[int, int], rule: Rule, trigger: re.Match[str], where: str
) -> Promise | None:
    offset = sentence[0]
    first, last = offset + trigger.start(), offset + trigger.end()
    if (
        rule.asks
        and trigger.group().endswith("that")
        and (done := _ASKED_THAT.match(text, last, sentence[1]))
    ):
        last = done.end()
    start, end = clause_around(text, sentence, first, last, at_trigger=rule.from_actor, alone=rule.of_a_thing)
    if joined := _JOINED.match(text, start, end):
        start = joined.end()
    if rule.of_a_thing:
        start = _from_the_thing(text, start, first)
    actor = re.sub(r"^(?:and|but)\b\s*", "", tidy(trigger.groupdict().get("actor") or ""))
    actor = re.sub(r"\s*\b(?:has|have)(?: also| then)?$", "", actor)
    before, subject = text[sentence[0] : first], text[min(start, first) : first]
    if not _says_enough(rule, actor, text[sentence[0] : start], subject, text[first:end]):
        return None
    if is_no_promise(Found(rule, before, subject, text[first:last], text[last:end], actor)):
        return None
    return Promise(
        text=_told(text, sentence, start, end, rule),
        quote=text[start:end],
        where=where,
        rule=rule.name,
        owed_by=_owed_by(rule, actor, trigger.group(), before),
        owed_to=_owed_to(rule, trigger, actor, text[first:end]),
        due_said=due_in(text[last:end]) or due_in(text[start:end]) or _due_first(text[sentence[0] : start]),
        start=start,
        end=end,
    )


def _says_enough(rule: Rule, actor: str, before: str, subject: str, rest: str) -> bool:
    """Whether the clause names a thing owed, who gets it, when, or who acts, as the rule needs."""
    if rule.asks and not actor:
        return bool(_HANDED_OVER.search(rest))
    if rule.needs.nothing:
        return bool(rest.strip())
    due = due_in(rest) or due_in(subject)
    held = subject + rest if rule.from_actor or rule.needs.thing else subject
    names_a_thing = bool(_THING.search(held))
    return (
        bool(_FINDING_OUT.search(rest))
        or (rule.needs.is_passing_on and bool(_SURE.search(before)))
        or bool(_INTO_A_THING.search(rest))
        or (rule.needs.thing and names_a_thing)
        or (
            rule.needs.recipient
            and bool(owed_to(rest) or ON_THE_PROGRAMME.search(rest) or _MEETING.search(due))
        )
        or (rule.needs.due and bool(due) and (names_a_thing or bool(_IT.match(subject)) or rule.from_actor))
        or bool(_THING.search(subject + rest) and _BY_SOMEBODY.search(rest))
    )


def _from_the_thing(text: str, start: int, first: int) -> int:
    """ "which had led to reports on X being made": the thing starts the clause, not what led to it."""
    things = list(_THING.finditer(text, start, first))
    return things[0].start() if things else start


def _told(text: str, sentence: tuple[int, int], start: int, end: int, rule: Rule) -> str:
    """The promise in the minute's own words; where the clause leaves its subject out, with the thing named before."""
    told = tidy(text[start:end])
    if rule.of_a_thing and not _THING.search(text, start, end):
        named = [each.group() for each in _NAMED_THING.finditer(text, sentence[0], start)]
        told = f"{tidy(named[-1])} {told}" if named else told
    told = told.strip(" ,;:.")
    return told[:1].upper() + told[1:]


def _owed_by(rule: Rule, actor: str, matched: str, before: str) -> str:
    """Who owes it: the one who acts, the one who says so, or the one who is asked."""
    if rule.asks:
        asked = re.search(r"(?:asked|requested|required)\s+(?P<who>.{2,80}?)\s+to\s", matched, re.S)
        return tidy(asked.group("who")) if asked else ""
    if actor and not _PRONOUN.match(actor):
        return actor
    return speaker(before)


def _owed_to(rule: Rule, trigger: re.Match[str], actor: str, words: str) -> str:
    """Who gets it, as the clause says; the body itself, where the body asks or is to receive."""
    if body := trigger.groupdict().get("body"):
        return tidy(body)
    told = owed_to(words[len(actor) :])
    return told or (actor if rule.asks and _BODY.fullmatch(actor) else "")


def _due_first(before: str) -> str:
    """ "At the next meeting the Director would ...": when, said before who and what."""
    return (
        due_in(before)
        if re.match(r"(?:at|in|by|on|before|within|during)\b[^,.;]{3,60}$", before.strip(), re.I)
        else ""
    )
