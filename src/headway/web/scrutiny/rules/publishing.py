"""What may be published of a paper: an allow-list of fields, and a gate that nothing restricted passes.

The public site shows snapshots made here and nothing else. A field that is not named here is not published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from headway.documents.content import AppendixContent, Contact, PaperContent, PathwayRow, Section
from headway.errors import ForPerson
from headway.web.scrutiny.models import Appendix, Classified, Paper
from headway.web.scrutiny.states import Classification, PaperKind, PaperState

__all__ = [
    "must_be_open",
    "must_be_signed",
    "must_not_quote",
    "open_files",
    "paper_content",
    "plain_words",
    "public_paper",
    "why_private",
]

_PAPER = (
    "body",
    "on",
    "subject",
    "from_lines",
    "previous",
    "future",
    "division",
    "summary",
    "recommendations",
    "sections",
    "recommendations_again",
    "background",
    "contacts",
    "template",
)
"""What a paper says to the public. Its classification is always "Unrestricted"; its appendices come from their rows."""

_TELLING = 12
"""From how many letters a restricted title is telling wherever it stands; a shorter one ("Costs") is a common word."""

_NOT_WORDS = frozenset(
    {
        "template",
        "id",
        "on",
        "sha256",
        "papers",
        "class",
        "bare",
        "given",
        "due",
        "decide_from",
        "decide_until",
        "second_notice",
    }
)


def must_be_open(thing: Classified, what: str) -> None:
    """Go on only with an unrestricted thing. ``what`` names it by its number, never by its title."""
    if not thing.is_open:
        raise ForPerson(f"{what} is restricted, so it cannot be published.")


def why_private(thing: Classified) -> dict[str, Any]:
    """Why the public is kept from a thing: its class, its paragraphs and that the balance was struck; no reasons."""
    if thing.classification == Classification.EXEMPT:
        numbers = [number for number in thing.exempt_paragraphs if number in range(1, 8)]
        named = f"paragraph{'' if len(numbers) == 1 else 's'} {_listed(numbers)} of " if numbers else ""
        return {
            "class": Classification.EXEMPT.value,
            "paragraphs": numbers,
            "line": (
                f"Exempt information: {named}Part 1 of Schedule 12A to the Local Government Act 1972. The public "
                "interest in keeping it was weighed against that in disclosing it, and outweighs it."
            ),
        }
    return {
        "class": Classification.CONFIDENTIAL.value,
        "paragraphs": [],
        "line": "Confidential information, which the council may not disclose (Local Government Act 1972 s.100A(3)).",
    }


def public_paper(paper: Paper, content: PaperContent, appendices: Sequence[Appendix]) -> dict[str, Any]:
    """The public's snapshot of a paper. A restricted appendix leaves its number and its class, and nothing else."""
    must_be_open(paper, "The paper")
    said = {name: _plain(getattr(content, name)) for name in _PAPER}
    return {
        **said,
        "classification": Classification.UNRESTRICTED.label,
        "kind": PaperKind(paper.kind).label,
        "is_example": paper.is_example,
        "appendices": [_appendix(each) for each in appendices],
    }


def open_files(appendices: Iterable[Appendix]) -> list[dict[str, Any]]:
    """The files that go with a publication, by their hash: those of open appendices."""
    return [
        {
            "appendix": each.pk,
            "name": each.name,
            "sha256": each.sha256,
            "media_type": each.media_type,
            "size": each.size,
        }
        for each in appendices
        if each.is_open
    ]


def must_not_quote(said: Any, kept: Iterable[str]) -> None:
    """Refuse what would publish the title or file name of something restricted, word for word, in open text."""
    words = " ".join(plain_words(said).casefold().split())
    for secret in kept:
        told = " ".join(secret.casefold().split())
        if len(told) >= _TELLING and told in words:
            raise ForPerson(
                "The open text has the title or the file name of something restricted in it, word for word. Take it "
                "out of the open text, then publish."
            )


def must_be_signed(paper: Paper) -> None:
    """Go on only with a paper whose sign-off is complete."""
    if paper.state not in (PaperState.SIGNED, PaperState.PUBLISHED):
        raise ForPerson(f'"{paper.subject}" is not signed off. Have it signed off, then publish.')


def paper_content(public: dict[str, Any]) -> PaperContent:
    """A snapshot as content again, for the writers; restricted appendices stand by number and class alone."""
    given = {name: public.get(name) for name in _PAPER}
    return PaperContent(
        **{
            **given,
            "on": date.fromisoformat(given["on"]) if given["on"] else None,
            "from_lines": tuple(given["from_lines"]),
            "recommendations": tuple(given["recommendations"]),
            "sections": tuple(Section(**each) for each in given["sections"]),
            "contacts": tuple(Contact(**each) for each in given["contacts"]),
            "previous": _rows(given["previous"]),
            "future": _rows(given["future"]),
            "recommendations_again": _optional(given["recommendations_again"]),
            "background": _optional(given["background"]),
            "classification": public["classification"],
            "appendices": tuple(
                AppendixContent(each["number"], each.get("title") or f"not for publication. {each['line']}")
                for each in public["appendices"]
            ),
        }
    )


def plain_words(said: Any) -> str:
    """Every text of a snapshot, for searching; addresses, hashes and days are no words."""
    return "\n".join(_texts(said))


def _texts(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said] if said.strip() else []
    if isinstance(said, dict):
        return [text for key, each in said.items() if key not in _NOT_WORDS for text in _texts(each)]
    if isinstance(said, list | tuple):
        return [text for each in said for text in _texts(each)]
    return []


def _appendix(appendix: Appendix) -> dict[str, Any]:
    if not appendix.is_open:
        return {"number": appendix.number, **why_private(appendix)}
    return {"number": appendix.number, "title": appendix.title, "id": appendix.pk}


def _rows(rows: list[dict[str, Any]] | None) -> tuple[PathwayRow, ...] | None:
    if rows is None:
        return None
    return tuple(
        PathwayRow(**{**row, "on": date.fromisoformat(row["on"]) if row["on"] else None}) for row in rows
    )


def _optional(texts: list[str] | None) -> tuple[str, ...] | None:
    return None if texts is None else tuple(texts)


def _plain(value: Any) -> Any:
    """A value of the content as JSON keeps it."""
    if isinstance(value, Contact | PathwayRow | Section):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _listed(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
