"""What a resolution comes to: its clauses, and what the body does by each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headway.minutes.due import due_in
from headway.minutes.layout import tidy
from headway.minutes.outcome_words import PAST, PLAIN, PRESENT, kind_of
from headway.minutes.record import Outcome, OutcomeKind
from headway.minutes.resolutions import BODY, lead_of

__all__ = ["outcomes_of"]

_ITEM = re.compile(r"(?:(?<=[\s:;,.–-])|^)\(?([a-z]|[ivx]{1,4}|\d{1,2})[).]\s+(?=\S)")
_OPENING = re.compile(
    r"[\s:;,.–—-]+|unanimously\b|to\s+(?:the\s+)?(?:full\s+)?(?:Cabinet|Council|Executive)\b|that\b|(?:agreed|resolved)\s+that\b"
    r"|(?:and\s+)?that\b|agreed\s+to\s+(?=recommend)|agreed\s*:",
    re.I,
)
_OTHERS_ACT = re.compile(
    r"(?:[\w'’&,-]+\s+){1,12}?(?:to\s+)?(?:(?:provide|submit|bring|present|circulate|prepare|produce|report|write|arrange"
    r"|send|investigate|review|respond|share|supply|explore|ensure|keep|undertake|return|come|speak|meet|attend|look|consider)s?)\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:which|who|as|where)\s+(?:would\s+|will\s+|should\s+|is\s+|are\s+)?$", re.I)
_PASSIVE = re.compile(
    r"(?P<to>\bto\s+)?\b(?P<be>be|is|are|was|were)\s+(?:\w+ly\s+|(?:received|submitted|considered)\s+and\s+)?(?P<verb>\w+ed|given|made|sent|brought|set|taken|undertaken)\b",
    re.I,
)
_REPORTED = frozenset({"recorded", "approved", "noted", "agreed", "endorsed", "received"})
_SUBJECT = re.compile(
    rf"(?:that\s+)?(?:(?:the|this)\s+(?:[\w'’&,()-]+\s+){{0,8}}?{BODY}|members)\b[\s:,–-]*", re.I
)
_VERB = re.compile(r"(?:to\s+|also\s+|unanimously\s+|therefore\s+)*(?P<verb>[a-z]+)\b", re.I)
_NEXT_VERB = re.compile(
    r"(?:,\s*and|;\s*and|\band|[;,])\s+(?:to\s+|also\s+|that\s+it\s+|further\s+)*(?P<verb>[a-z]+)\s+(?=the\b|that\b|an?\b|its?\b|their\b|all\b|any\b|this\b|[A-Z])"
)
_NEXT_SUBJECT = re.compile(
    r";\s*(?:and\s+)?(?:that\s+)?|,?\s+and\s+that\s+|,\s*and\s+|\.\s+(?:that\s+)?|\s+and\s+", re.I
)
_SUBJECT_TO = re.compile(
    r",?\s+(?P<words>(?:subject\s+to|with)\s+(?:the\s+)?(?:following\s+|minor\s+)?(?:amendments?|corrections?)\b.*)",
    re.I | re.S,
)
_LATE = re.compile(
    rf",\s+(?P<body>(?:the|this)\s+(?:[\w'’&-]+\s+){{0,6}}?{BODY}\s+(?P<verb>{'|'.join(sorted(PRESENT))}))\b",
    re.I,
)
_ALSO = re.compile(r"\s+and\s+(?P<verb>\w+ed)\b", re.I)


_STOP = re.compile(r"(?<!\bNo)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.\s+(?=[A-Z])")
_FAR = 30
_DONE = frozenset({OutcomeKind.NOTED, OutcomeKind.APPROVED, OutcomeKind.CORRECTED})
"""Kinds by which nothing more is due; a date in them is another thing's, as that of the minutes approved."""


_ONLY_LEADS = re.compile(
    r"[\s:;,.–—-]*(?:agreed|resolved|agrees|resolves)?[\s:,–—-]*(?:that|to)?"
    rf"(?:\s+(?:(?:the|this)\s+(?:[\w'’&-]+\s+){{0,6}}?)?{BODY})?[\s:–—-]*",
    re.I,
)
_OPEN_TO_CORRECTIONS = re.compile(r"\bminutes\b.*\bsubject\s+to\b[\s:–—-]*$", re.I | re.S)


@dataclass(frozen=True)
class _Act:
    kind: OutcomeKind
    start: int
    end: int


def outcomes_of(words: str, parts: Sequence[str] = ()) -> tuple[Outcome, ...]:
    """The outcomes of a resolution, in order: of its words, and of the parts that stand on lines of their own.

    What no verb explains comes whole, as OTHER.
    """
    lead, begins = lead_of(words)
    first = words[begins:]
    found = [] if parts and _ONLY_LEADS.fullmatch(first) else list(_outcomes_of_words(first, lead))
    first_said = bool(found)
    as_lead = "" if found else lead  # "noted the following changes:" and a list of them are one outcome
    for part in parts:
        if _ONLY_LEADS.fullmatch(part):
            continue
        if found and _OPEN_TO_CORRECTIONS.search(first):
            found.append(Outcome(OutcomeKind.CORRECTED, _words(part)))
        else:
            read = list(_outcomes_of_words(part, as_lead))
            found += read or ([] if first_said else [Outcome(OutcomeKind.OTHER, _words(part), due_in(part))])
    rest = _words(" ".join((first, *parts)))
    if not found and rest:
        found = [Outcome(_kind_of_lead(lead) or OutcomeKind.OTHER, rest, due_in(rest))]
    return tuple(found)


def _outcomes_of_words(words: str, lead: str) -> Iterator[Outcome]:
    for clause in _clauses(words):
        yield from _outcomes_of_clause(clause, lead)


def _kind_of_lead(lead: str) -> OutcomeKind | None:
    return kind_of(lead) if lead not in ("", "resolved") else None


def _clauses(words: str) -> Iterator[str]:
    """The lettered or numbered parts of a resolution, or all of it."""
    begins, wanted = 0, ""
    for item in _ITEM.finditer(words):
        label = item.group(1).lower()
        if label != wanted if wanted else label not in ("a", "i", "1"):
            continue
        yield words[begins : item.start()]
        begins, wanted = item.end(), _after(label)
    yield words[begins:]


_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


def _after(label: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    if label in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(label) + 1]
    return chr(ord(label[0]) + 1)


def _outcomes_of_clause(clause: str, lead: str) -> Iterator[Outcome]:
    clause = _opened(clause)
    corrected = ""
    if re.search(r"\bminutes\b", clause, re.I) and (found := _SUBJECT_TO.search(clause)):
        clause, corrected = clause[: found.start()], found.group("words")
    acts = list(_acts(clause))
    if not acts and _words(clause) and (kind := _kind_without_a_verb(clause, lead)):
        acts = [_Act(kind, 0, len(clause))]
    for place, act in enumerate(acts):
        ends = acts[place + 1].start if place + 1 < len(acts) else len(clause)
        if stop := _STOP.search(clause, act.end, ends):
            ends = stop.start()
        said = _words(clause[act.start : ends])
        kind = OutcomeKind.RECOMMENDED if lead == "recommended" else act.kind
        due = "" if kind in _DONE else due_in(clause[act.end : ends])
        yield Outcome(kind, said, due)
        also = _ALSO.match(clause, act.end)
        if also and (other := kind_of(also.group("verb"))) and other not in (act.kind, kind):
            yield Outcome(other, said, due)
    if corrected:
        yield Outcome(OutcomeKind.CORRECTED, _words(corrected))


def _opened(clause: str) -> str:
    """The clause without what only opens it: a colon, "that", "agreed that"."""
    while (found := _OPENING.match(clause)) and found.end():
        clause = clause[found.end() :]
    return clause


def _kind_without_a_verb(clause: str, lead: str) -> OutcomeKind | None:
    """ "officers provide figures" and "to set up a group": somebody is to act, or the body acts in another way."""
    kind = _kind_of_lead(lead)
    if kind in (None, OutcomeKind.AGREED) and _OTHERS_ACT.match(clause):
        return OutcomeKind.ASKED_FOR
    if kind:
        return kind
    return OutcomeKind.AGREED if re.match(r"to\s+\w+", clause, re.I) else None


def _words(said: str) -> str:
    told = tidy(said).rstrip(" ;,:.")
    return re.sub(r"[;,]?\s+(?:and\s+that|and|that)$", "", told).strip(" ;,:.–—-")


def _acts(clause: str) -> list[_Act]:
    """The predicates of a clause: where the words of each start, and where its verb ends."""
    return _active(clause) or _passive(clause)


def _passive(clause: str) -> list[_Act]:
    """ "the report be noted, and an update be made": each with the subject that stands before it."""
    acts: list[_Act] = []
    last = 0
    for found in _passives(clause):
        gap = _NEXT_SUBJECT.search(clause, last, found.start()) if acts else None
        last = found.end()
        if acts and not gap:
            continue
        begins = gap.end() if gap else 0
        kind = _passive_kind(clause[begins : found.start()], found.group("verb").lower())
        acts.append(_Act(kind, begins, found.end()))
    return acts


def _passives(clause: str) -> list[re.Match[str]]:
    every = []
    for found in _PASSIVE.finditer(clause):
        before = clause[max(0, found.start() - 24) : found.start()]
        is_bare = found.group("be").lower() == "be"
        verb = found.group("verb").lower()
        is_told = verb in _REPORTED or (
            found.group("be").lower() in ("is", "are") and kind_of(verb) is OutcomeKind.ASKED_FOR
        )
        if not _RELATIVE.search(before) and (is_bare or is_told):
            every.append(found)
    return [each for each in every if not each.group("to")] or every


def _passive_kind(subject: str, verb: str) -> OutcomeKind:
    if verb == "given" and re.search(r"\bapproval\b", subject, re.I):
        return OutcomeKind.APPROVED
    if verb == "amended" and not re.search(r"\bminutes?\b", subject, re.I):
        return OutcomeKind.AGREED
    return kind_of(verb) or OutcomeKind.AGREED


def _active(clause: str) -> list[_Act]:
    """ "the Board notes ..., and requests ...": the verbs that the body itself is the subject of."""
    subject = _SUBJECT.match(clause)
    first = _VERB.match(clause, subject.end() if subject else 0)
    if not first:
        return []
    verb = first.group("verb").lower()
    form = next((each for each in (PRESENT, PAST, PLAIN) if verb in each), None)
    if form is None or (
        form is PLAIN and not subject and _passives(clause)
    ):  # "the request for ... be agreed"
        return _late(clause)
    acts = [_Act(kind_of(verb) or OutcomeKind.OTHER, 0, first.end())]
    for found in _NEXT_VERB.finditer(clause, first.end()):
        kind = kind_of(found.group("verb"))
        again = found.start("verb") - acts[-1].end > _FAR  # "supported and endorsed" is one act
        if found.group("verb").lower() in form and kind and (again or kind is not acts[-1].kind):
            acts.append(_Act(kind, found.start("verb"), found.end("verb")))
    return acts


def _late(clause: str) -> list[_Act]:
    """ "irrespective of the above, the Cabinet agrees to ...": the body comes after other words."""
    found = _LATE.search(clause)
    kind = kind_of(found.group("verb")) if found else None
    return [_Act(kind, found.start("body"), found.end())] if found and kind else []
