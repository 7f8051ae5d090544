"""What a body is asked to do: that it is asked, in the same words twice, by a verb that can be resolved."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.verbs import ALLOWED, FITTING, lemma, verbs_in
from headway.documents.reading import Part, Piece
from headway.minutes.record import OutcomeKind

__all__ = ["RULES"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def missing(case: Case) -> Iterator[Fault]:
    """A paper that asks nothing."""
    if not any(
        piece.text.strip(" .[]") for piece in case.pieces(Part.RECOMMENDATION, Part.RECOMMENDATION_AGAIN)
    ):
        yield case.in_field(
            "recommendation-missing",
            Severity.ERROR,
            "Recommendations",
            "The paper asks the body for nothing.",
            "Say what the body is asked to do, even if it is only to note.",
        )


def repeated(case: Case) -> Iterator[Fault]:
    """The box at the head against the recommendations in the body, word for word."""
    box = [piece for piece in case.pieces(Part.RECOMMENDATION) if piece.text]
    body = [piece for piece in case.pieces(Part.RECOMMENDATION_AGAIN) if piece.text]
    if not box or not body:
        return
    first, second = (
        _words(" ".join(piece.text for piece in box)),
        _words(" ".join(piece.text for piece in body)),
    )
    if first == second or _without_lead(first, second):
        return
    piece, said = _different(body, set(first)), _difference(first, second)
    yield case.fault(
        "recommendation-repeated",
        Severity.ERROR,
        piece,
        (0, len(piece.text)),
        f"The recommendations in the body are not those in the box at the head: {said}.",
        "Use the same words in both places; members resolve what is printed.",
    )


def _without_lead(first: list[str], second: list[str]) -> bool:
    """Whether one is the other without the words that open it ("It is recommended that")."""
    short, long = sorted((first, second), key=len)
    lead = len(long) - len(short)
    return 0 < lead <= 8 and long[lead:] == short and "recommended" in long[:lead]


def _difference(first: list[str], second: list[str]) -> str:
    for kind, a, b, c, d in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        if kind != "equal":
            box, body = " ".join(first[a:b][:12]), " ".join(second[c:d][:12])
            if not box:
                return f"“{body}” stands only in the body"
            return f"the box has “{box}”, the body “{body}”" if body else f"“{box}” stands only in the box"
    return "their order differs"


def _different(body: list[Piece], box: set[str]) -> Piece:
    return next((piece for piece in body if set(_words(piece.text)) - box), body[0])


def verb_allowed(case: Case) -> Iterator[Fault]:
    """Each recommendation needs a verb that a body can resolve by."""
    for piece in _asked(case):
        verbs = list(verbs_in(piece.text))
        if any(lemma(word) in ALLOWED for verb in verbs for word in verb.printed.split()):
            continue
        span = (verbs[0].start, verbs[0].end) if verbs else (0, len(piece.text))
        said = (
            f"“{verbs[0].printed}” is nothing that a body can resolve" if verbs else "No verb says what to do"
        )
        yield case.fault(
            "recommendation-verb",
            Severity.ERROR,
            piece,
            span,
            f"{said}.",
            "Ask the body to note, consider, comment on, agree, approve, endorse, recommend, refer or "
            "ask for something.",
        )


def _asked(case: Case) -> Iterator[Piece]:
    """The recommendations, item by item, without words that only open a list."""
    pieces = [piece for piece in case.pieces(Part.RECOMMENDATION) if piece.text.strip(" []")]
    lead = len(pieces) > 1 and pieces[0].text.rstrip().endswith(":")
    return iter(pieces[1:] if lead else pieces)


def verb_fits(case: Case) -> Iterator[Fault]:
    """The verbs against what the agenda says the body is to do."""
    sought = case.sources.sought
    pieces = list(_asked(case))
    if sought is None or sought is OutcomeKind.OTHER or not pieces:
        return
    verbs = [(piece, verb) for piece in pieces for verb in verbs_in(piece.text)]
    known = [(piece, verb) for piece, verb in verbs if lemma(verb.printed) in ALLOWED]
    if not known or any(lemma(verb.printed) in FITTING[sought] for _, verb in known):
        return
    piece, verb = known[0]
    yield case.fault(
        "recommendation-sought",
        Severity.ERROR,
        piece,
        (verb.start, verb.end),
        f"The item is down as one to be {sought.value}, and “{verb.printed}” does not ask for that.",
        f"Ask the body to {' or '.join(FITTING[sought][:3])}, or change what is sought.",
    )


RULES = (
    Rule(
        "recommendation-missing",
        Severity.ERROR,
        "A paper asks for something",
        "There is a recommendation, if only to note.",
        missing,
        papers_only=True,
    ),
    Rule(
        "recommendation-repeated",
        Severity.ERROR,
        "The box and the body ask the same",
        "Where the body repeats the recommendations, they are the words of the box at the head. Bold, case, "
        "punctuation and item letters do not count.",
        repeated,
        papers_only=True,
    ),
    Rule(
        "recommendation-verb",
        Severity.ERROR,
        "A verb that can be resolved",
        "Each recommendation has a verb by which a body decides or says something: note, consider, comment, agree, "
        "approve, endorse, recommend, refer, ask for and the like.",
        verb_allowed,
        papers_only=True,
    ),
    Rule(
        "recommendation-sought",
        Severity.ERROR,
        "The verb fits what is sought",
        "The verbs fit what the agenda says the body is to do with the item.",
        verb_fits,
        Need.SOUGHT,
        papers_only=True,
    ),
)
