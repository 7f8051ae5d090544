"""The head and the foot of a paper: pathway, contacts, background documents, and places left to fill in."""

import re
from collections.abc import Iterator

from headway.documents.content import Contact
from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Rule, Severity
from headway.documents.reading import Kind, Part

__all__ = ["RULES"]

_HEAD = {"From": "who brings the paper", "To": "the body it goes to", "Subject": "what it is about"}
_ROLES = (
    ("report author", re.compile(r"author|report contact|contact officer|prepared by", re.IGNORECASE)),
    (
        "lead officer",
        re.compile(r"lead officer|lead member|responsible officer|accountable officer", re.IGNORECASE),
    ),
    ("relevant director", re.compile(r"director", re.IGNORECASE)),
)
_PLACEHOLDER = re.compile(r"\[([^\[\]\n]{1,200})\]")
_NOT_PLACEHOLDER = re.compile(
    r"\s*(?:\W*|sic|\d{1,4}[a-z]?|(?:my|our|their) emphasis|emphasis (?:added|in original)|redacted|S?\d+)\s*$",
    re.IGNORECASE,
)
_NEARBY = 3_000
_TO_COME = re.compile(
    r"\b(?:T\.?B\.?[CA]\.?|XX+|xx+|to be (?:confirmed|added|inserted|completed))\b(?! (?:by|at|in|with|as)\b)"
)
_PUBLISHED_WORK = re.compile(
    r"\b(?:ofsted|inspection)\b.{0,60}\breport\b|\breport\b.{0,60}\b(?:ofsted|inspection)\b|\bact (?:19|20)\d\d\b|"
    r"\bworking together to safeguard\b|\bgov\.uk\b",
    re.IGNORECASE,
)
_GIVES_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+$")


def head(case: Case) -> Iterator[Fault]:
    """From, To with the day, and Subject."""
    content = case.paper.content
    filled = {"From": bool(content.from_lines), "To": bool(content.body), "Subject": bool(content.subject)}
    own_form = case.paper.kind is not Kind.OTHER_PAPER
    for name, what in _HEAD.items():
        if not filled[name] and (own_form or name in case.paper.labels):
            yield case.in_field(
                "head-blank", Severity.ERROR, name, f"“{name}” is blank: {what}.", f"Fill in “{name}”."
            )
    if content.body and content.on is None and own_form:
        yield case.in_field(
            "head-blank",
            Severity.ERROR,
            "To",
            "The day of the meeting is not given.",
            "Give the body and the day of its meeting.",
        )


def pathway(case: Case) -> Iterator[Fault]:
    """A blank pathway leaves open whether anybody has seen the paper."""
    if case.paper.kind is not Kind.COMMITTEE:
        return
    content = case.paper.content
    for name, rows in (("Previous Pathway", content.previous), ("Future Pathway", content.future)):
        if rows is None:
            yield case.in_field(
                "pathway-blank",
                Severity.ERROR,
                name,
                f"“{name} of Paper” is blank.",
                "Name each body with its day, or write None.",
            )


def contacts(case: Case) -> Iterator[Fault]:
    """Three people for a committee, the author for the County Council, each one reachable."""
    people = case.paper.content.contacts
    kind = case.paper.kind
    wanted = _ROLES if kind is Kind.COMMITTEE else _ROLES[:1] if kind is Kind.COUNTY_COUNCIL else ()
    roles = {role for role, pattern in wanted if any(pattern.search(each.role) for each in people)}
    missing = [role for role, _ in wanted if role not in roles]
    if missing and not (kind is Kind.COUNTY_COUNCIL and people):
        yield _contact_fault(
            case,
            f"The paper gives no {' and no '.join(missing)}.",
            "Add the contact: name, post, telephone, e-mail.",
        )
    if not wanted and not people:
        yield _contact_fault(
            case, "The paper names nobody to ask.", "Add a contact: name, post, telephone, e-mail."
        )
    for each in people:
        if gaps := _gaps(each):
            who = each.name or each.role or "A contact"
            yield _contact_fault(
                case, f"{who}: no {' and no '.join(gaps)} given.", "Complete the contact.", each.name
            )


def _gaps(contact: Contact) -> list[str]:
    if contact.name.startswith("["):  # a place to fill in, which another rule tells of
        return []
    given = {
        "name": contact.name,
        "post": contact.post,
        "telephone number": re.sub(r"\D", "", contact.phone),
        "e-mail address": _GIVES_EMAIL.match(contact.email),
    }
    return [name for name, value in given.items() if not value]


def _contact_fault(case: Case, message: str, mend: str, quote: str = "") -> Fault:
    piece = next(
        (each for each in case.pieces(Part.CONTACT) if quote and quote in each.text),
        next(case.pieces(Part.CONTACT), None),
    )
    if piece is None:
        return case.in_field("contacts", Severity.ERROR, "Contact details", message, mend)
    start = piece.text.find(quote) if quote else 0
    return case.fault(
        "contacts", Severity.ERROR, piece, (start, start + len(quote or piece.text)), message, mend
    )


def placeholders(case: Case) -> Iterator[Fault]:
    """What a template left for the author to fill in."""
    for piece in case.paper.pieces:
        for found in _PLACEHOLDER.finditer(piece.text):
            after = piece.text[found.end() : found.end() + 1]
            in_a_word = len(found[1]) == 1 and after.isalpha()  # "[t]he": a letter changed in a quotation
            if (
                _NOT_PLACEHOLDER.match(found[1])
                or after == "("
                or in_a_word
                or _inside_quotation(piece.text, found.start())
            ):
                continue
            yield case.fault(
                "placeholder",
                Severity.ERROR,
                piece,
                found.span(),
                "A place was left to fill in.",
                "Fill it in, or take it out.",
            )
        for found in _TO_COME.finditer(_PLACEHOLDER.sub(lambda place: " " * len(place[0]), piece.text)):
            yield case.fault(
                "placeholder",
                Severity.WARNING,
                piece,
                found.span(),
                "Something is still to come.",
                "Fill it in, or say when it will be known and by whom.",
            )


def _inside_quotation(text: str, at: int) -> bool:
    """Words put into a quotation to make it read ("[the council] knows itself well")."""
    before = text[max(0, at - _NEARBY) : at]
    return before.count("“") > before.count("”") or before.count("‘") > before.count("’")


def background(case: Case) -> Iterator[Fault]:
    """ "None" is a choice; a published work is no background document (S.I. 2012/2089 reg. 2; s.100D)."""
    chosen = case.paper.content.background
    if chosen is None and case.paper.kind is not Kind.OTHER_PAPER:
        yield case.in_field(
            "background-documents",
            Severity.WARNING,
            "Background Documents",
            "Nothing says whether there are background documents.",
            "List the unpublished documents that the paper relies on, or write None.",
        )
    for piece in case.pieces(Part.BACKGROUND):
        if _PUBLISHED_WORK.search(piece.text):
            yield case.fault(
                "background-documents",
                Severity.ADVICE,
                piece,
                (0, len(piece.text)),
                "A published work is no background document in law.",
                "Refer to it in the text instead; background documents are unpublished ones that were relied on.",
            )


RULES = (
    Rule(
        "head-blank",
        Severity.ERROR,
        "From, To and Subject are filled in",
        "Who brings the paper, the body with the day of its meeting, and the subject.",
        head,
        papers_only=True,
    ),
    Rule(
        "pathway-blank",
        Severity.ERROR,
        "The pathway is not blank",
        "Where the form has a previous and a future pathway, each names bodies or says None. The County "
        "Council's form has none.",
        pathway,
        papers_only=True,
    ),
    Rule(
        "contacts",
        Severity.ERROR,
        "Whom to ask",
        "A committee's paper names report author, lead officer and relevant director; the County "
        "Council's form asks for the author only; other forms for somebody. Each has name, post, "
        "telephone and e-mail.",
        contacts,
        papers_only=True,
    ),
    Rule(
        "placeholder",
        Severity.ERROR,
        "Nothing is left to fill in",
        "No [square brackets] that hold words (outside quotations), no “TBC”, no “XX”.",
        placeholders,
    ),
    Rule(
        "background-documents",
        Severity.WARNING,
        "Background documents are a choice",
        "The paper lists them or says None; published works, such as the inspection report, are none.",
        background,
        papers_only=True,
    ),
)
