"""Appendices: what is mentioned is attached, and what is attached is mentioned."""

import re
from collections.abc import Iterator

from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.reading import Part, Piece

__all__ = ["RULES"]

_NAME = r"(?:\d{1,2}[a-z]?|[A-Z]|[IVX]{1,4})\b"
_MENTION = re.compile(
    rf"\b(?P<kind>appendi(?:x|ces)|annex(?:es)?)\s+(?P<first>{_NAME})"
    rf"(?P<more>(?:\s*(?:,|and|&|to|[-–])\s*(?:appendix\s+)?(?:\d{{1,2}}[a-z]?|(?-i:[A-Z]))\b(?!\s*(?:of|%)))*)",
    re.IGNORECASE,
)
# "Appendix 2 of the constitution" is another document's.
_ELSEWHERE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of|to|in) (?:the|its|that|our|Kent|a) (?!(?:this|report\b|paper\b|considered report))",
    re.IGNORECASE,
)
_THIS = re.compile(r"\s*(?:of|to|in) (?:the|this) (?:considered )?(?:report|paper)\b", re.IGNORECASE)
_TITLE = re.compile(rf"\W*(?P<kind>appendix|annex)\s+(?P<name>{_NAME})", re.IGNORECASE)


def _expanded(found: re.Match[str]) -> list[str]:
    """The names that a mention gives; "A to C" is A, B and C."""
    names = [found["first"].upper()]
    for link, name in re.findall(
        r"(,|and|&|to|[-–])\s*(?:appendix\s+)?(\w{1,3})", found["more"], re.IGNORECASE
    ):
        last = names[-1]
        if (
            link in ("to", "-", "–")
            and last.isdigit()
            and name.isdigit()
            and int(last) < int(name) < int(last) + 30
        ):
            names += [str(each) for each in range(int(last) + 1, int(name) + 1)]
        elif link in ("to", "-", "–") and len(last) == 1 == len(name) and last < name.upper():
            names += [chr(each) for each in range(ord(last) + 1, ord(name.upper()) + 1)]
        else:
            names.append(name.upper())
    return names


def _kind(word: str) -> str:
    return "Annex" if word.lower().startswith("annex") else "Appendix"


def _mentions(case: Case) -> Iterator[tuple[Piece, re.Match[str], list[str]]]:
    for piece in case.paper.pieces:
        if piece.part in (Part.APPENDIX, Part.HEADING):
            continue
        for found in _MENTION.finditer(piece.text):
            after = piece.text[found.end() : found.end() + 60]
            if _THIS.match(after) or not _ELSEWHERE.match(after):
                yield piece, found, [f"{_kind(found['kind'])} {name}" for name in _expanded(found)]


def _attached(titles: tuple[str, ...]) -> dict[str, str]:
    """The titles by name; one without a name takes the next free number."""
    named: dict[str, str] = {}
    for title in titles:
        if found := _TITLE.match(title):
            named[f"{_kind(found['kind'])} {found['name'].upper()}"] = title
        else:
            number = next(each for each in range(1, 200) if f"Appendix {each}" not in named)
            named[f"Appendix {number}"] = title
    return named


def not_attached(case: Case) -> Iterator[Fault]:
    """What the text sends its readers to."""
    attached = _attached(case.attached or ())
    told = set(attached)
    have = f"Attached: {', '.join(attached)}." if attached else "Nothing is attached."
    for piece, found, names in _mentions(case):
        missing = [name for name in names if name not in told]
        told |= set(missing)
        if missing:
            yield case.fault(
                "appendix-not-attached",
                Severity.ERROR,
                piece,
                found.span(),
                f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} mentioned and not attached. {have}",
                "Attach it, or mend the number.",
            )


def not_mentioned(case: Case) -> Iterator[Fault]:
    """What is attached without a word."""
    mentioned = {name for _, _, names in _mentions(case) for name in names}
    for name, title in _attached(case.attached or ()).items():
        if name not in mentioned:
            yield case.in_field(
                "appendix-not-mentioned",
                Severity.ERROR,
                "Appendices",
                f"{name} is attached and not mentioned in the text.",
                f"Say in the text what {name} is for, or take it out.",
                quote=title,
            )


RULES = (
    Rule(
        "appendix-not-attached",
        Severity.ERROR,
        "What is mentioned is attached",
        "Each “Appendix 1” or “Annex A” of the text is among what is attached, as told or as the paper "
        "itself lists it.",
        not_attached,
        Need.ATTACHMENTS,
    ),
    Rule(
        "appendix-not-mentioned",
        Severity.ERROR,
        "What is attached is mentioned",
        "Each thing attached is mentioned in the text by its number.",
        not_mentioned,
        Need.ATTACHMENTS,
        papers_only=True,
    ),
)
