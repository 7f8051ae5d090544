"""Who may read the paper: Local Government Act 1972 s.100I and Schedule 12A (England: paragraphs 1 to 7).

Confidential is another class than exempt (s.100A(3)): there is no paragraph and nothing to weigh.
"""

import re
from collections.abc import Iterator

from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Rule, Severity
from headway.documents.reading import Part

__all__ = ["RULES"]

_OPEN = re.compile(
    r"\b(?:unrestricted|public|open|part (?:1|i|a)|general release|for publication|not exempt|no exempt)\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\bexempt\b|\bpart (?:2|ii|b)\b|\bnot for publication\b|\brestricted\b|\bprivate\b", re.IGNORECASE
)
_NOT_EXEMPT = re.compile(
    r"\b(?:not|no|non-?)\s*(?:contain )?(?:any )?exempt|exempt(?: information)?\s*[:–-]?\s*(?:no\b|none\b)"
    r"|^\W*(?:no|none)\W*$",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r"\bconfidential\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.?\s*\(?(\d{1,2})\)?((?:\s*(?:,|and|&|or)\s*\(?\d{1,2}\)?)*)", re.IGNORECASE
)
_SCHEDULE = re.compile(r"\b(?:schedule|sch\.?)\s*12\s*\(?A\)?", re.IGNORECASE)
_INTEREST = re.compile(r"\bpublic interest\b", re.IGNORECASE)
_DATA = re.compile(r"\b(?:OFFICIAL|SENSITIVE)\b")
_LAST_IN_ENGLAND = 7


def classified(case: Case) -> Iterator[Fault]:
    """The line is there, and says one thing that the Act knows."""
    line = case.paper.content.classification.strip(" .[]")
    if not line:
        yield case.in_field(
            "classification",
            Severity.ERROR,
            "Classification",
            "The paper does not say who may read it.",
            "Write Unrestricted; or Exempt with the paragraph and the reason; or Confidential.",
        )
    elif _is_exempt(line) and _OPEN.search(
        re.sub(r"public interest|not for publication", "", line, flags=re.IGNORECASE)
    ):
        yield case.in_field(
            "classification",
            Severity.ERROR,
            "Classification",
            "The paper is said to be both open and exempt.",
            "Choose one; put what is exempt into an appendix of its own.",
        )
    elif not (
        _OPEN.search(line) or _is_exempt(line) or _CONFIDENTIAL.search(line) or _NOT_EXEMPT.search(line)
    ):
        yield case.in_field(
            "classification",
            Severity.ERROR,
            "Classification",
            f"“{line[:80]}” is no class that the Local Government Act 1972 knows.",
            "Write Unrestricted; or Exempt with the paragraph and the reason; or Confidential.",
        )


def _is_exempt(line: str) -> bool:
    return bool(
        _EXEMPT.search(re.sub(r"unrestricted", "", line, flags=re.IGNORECASE))
    ) and not _NOT_EXEMPT.search(line)


def complete(case: Case) -> Iterator[Fault]:
    """An exempt paper names the paragraphs and says why the public interest lies in keeping it back."""
    line = case.paper.content.classification
    if not _is_exempt(line) or (
        _CONFIDENTIAL.search(line) and not re.search(r"\bexempt\b", line, re.IGNORECASE)
    ):
        return
    gaps = [*_paragraph_gaps(line)]
    if not any(_INTEREST.search(piece.text) for piece in case.paper.pieces if piece.part is not Part.HEADING):
        gaps.append("nothing says why the public interest in keeping this back outweighs that in telling it")
    if gaps:
        said = " and ".join(gaps)
        yield _incomplete(
            case,
            f"{said[:1].upper()}{said[1:]}.",
            "Write “Exempt: paragraph 3 of Schedule 12A to the Local Government Act 1972” with its own "
            "paragraph, and why the "
            "public interest lies in keeping it back.",
        )


def _paragraph_gaps(line: str) -> Iterator[str]:
    numbers = [int(each) for found in _PARAGRAPHS.finditer(line) for each in re.findall(r"\d+", found[0])]
    wrong = [each for each in numbers if not 1 <= each <= _LAST_IN_ENGLAND]
    if not numbers:
        yield "no paragraph of Schedule 12A is named"
    elif wrong:
        yield f"Schedule 12A has no paragraph {wrong[0]} in England, where they run from 1 to {_LAST_IN_ENGLAND}"
    elif not _SCHEDULE.search(line):
        yield "the paragraph is not said to be one of Schedule 12A"


def _incomplete(case: Case, message: str, mend: str) -> Fault:
    return case.in_field("classification-complete", Severity.ERROR, "Classification", message, mend)


def confidential(case: Case) -> Iterator[Fault]:
    """Confidential means a government department's terms or a court's order, and takes no paragraph."""
    line = case.paper.content.classification
    found = _CONFIDENTIAL.search(line)
    if found and (
        _SCHEDULE.search(line) or _PARAGRAPHS.search(line) or re.search(r"\bexempt\b", line, re.IGNORECASE)
    ):
        yield case.in_field(
            "classification-confidential",
            Severity.ERROR,
            "Classification",
            "Confidential and exempt are two classes: what Schedule 12A covers is exempt.",
            "Write Exempt with the paragraph; or Confidential, where a government department's terms or "
            "a court forbid it.",
        )


RULES = (
    Rule(
        "classification",
        Severity.ERROR,
        "The classification is there",
        "The paper says that it is unrestricted, exempt or confidential, and one of these only.",
        classified,
        papers_only=True,
    ),
    Rule(
        "classification-complete",
        Severity.ERROR,
        "An exempt paper says why",
        "It names paragraphs 1 to 7 of Schedule 12A to the Local Government Act 1972 (Part 1, England) "
        "and says why the "
        "public interest lies in keeping it back.",
        complete,
        papers_only=True,
    ),
    Rule(
        "classification-confidential",
        Severity.ERROR,
        "Confidential is not exempt",
        "What is confidential (s.100A(3): a government department's terms, an enactment, a court's order) names no "
        "paragraph of Schedule 12A.",
        confidential,
        papers_only=True,
    ),
)
