"""A version of a paper as one value with its hash, and how two versions differ, field by field."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from headway.web.pages import day
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import ROLE_WORDS, SCHEMA, Way, parted, said_by, way_of
from headway.web.scrutiny.rules.papers_marking import PARAGRAPHS
from headway.web.scrutiny.states import Background, Classification, PaperKind, PathwayRole
from headway.web.trail.chain import canonical, plain_value

__all__ = ["Change", "Piece", "differences", "sha256_of", "was_open", "way_in", "whole_of"]

_MARKS = ("classification", "exempt_paragraphs", "restricted_because", "classified_by", "classified_on")


def whole_of(paper: Paper) -> dict[str, Any]:
    """Everything that a sign-off signs: content, pathway, classification, appendices with the hashes of their files."""
    found: dict[str, Any] = plain_value(
        {
            "schema": SCHEMA,
            "kind": paper.kind,
            "subject": paper.subject,
            "said": said_by(paper),
            "background": paper.background,
            **{name: getattr(paper, name) for name in _MARKS},
            "pathway": [vars(way_of(each)) for each in paper.pathway.all()],
            "appendices": [
                {
                    name: getattr(each, name)
                    for name in ("number", "title", "sha256", "name", "size", "media_type", *_MARKS)
                }
                for each in paper.appendices.all()
            ],
        }
    )
    return found


def sha256_of(whole: Mapping[str, Any]) -> str:
    """The SHA-256 of a version in canonical JSON."""
    return hashlib.sha256(canonical(whole).encode()).hexdigest()


def was_open(whole: Mapping[str, Any]) -> bool:
    """Whether the paper was unrestricted at that version: a later one may be open where this was not."""
    return bool(whole.get("classification") == Classification.UNRESTRICTED)


def way_in(whole: Mapping[str, Any]) -> list[Way]:
    """The pathway that a version keeps."""
    return [
        Way(**{**each, "on": date.fromisoformat(each["on"]) if each["on"] else None})
        for each in whole.get("pathway", ())
    ]


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``same``, ``removed`` or ``added``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs: its paragraphs, each in pieces."""

    label: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], *, restricted: bool = True
) -> tuple[Change, ...]:
    """The fields that differ, in the order of a paper. ``restricted``: whether titles of restricted appendices show."""
    old, new = dict(_fields(before, restricted=restricted)), dict(_fields(after, restricted=restricted))
    labels = [*new, *(label for label in old if label not in new)]
    return tuple(
        Change(label, tuple(_paragraphs(old.get(label, []), new.get(label, []))))
        for label in labels
        if old.get(label, []) != new.get(label, [])
    )


def _fields(whole: Mapping[str, Any], *, restricted: bool) -> Iterator[tuple[str, list[str]]]:
    """The version's fields under the names that a reader knows, each as paragraphs; only what says something."""
    said = whole.get("said", {})
    before, this, after = parted(way_in(whole))
    rows = [
        ("Subject", [whole.get("subject", "")]),
        ("From", said.get("from_lines") or said.get("sender_lines") or [said.get("sender", "")]),
        ("To", [_step(this)] if this else said.get("addressee_lines", [])),
        ("Date", [said.get("on") or ""]),
        ("Classification", _classification(whole)),
        ("Previous pathway", [_step(each) for each in before] or _none(said.get("previous_said"))),
        ("Future pathway", [_step(each) for each in after] or _none(said.get("future_said"))),
        ("Electoral division", [said.get("division", "")]),
        ("Salutation", [said.get("salutation", "")]),
        ("Opening", [said.get("opening", ""), said.get("standfirst", "")]),
        ("Summary", _split(said.get("summary", ""))),
        ("Recommendations", said.get("recommendations", [])),
        *_sections(said.get("sections", [])),
        ("Closing", [said.get("closing", ""), said.get("sign_off", "")]),
        ("Signatory", said.get("signatory", [])),
        ("Background documents", _background(whole)),
        ("Contacts", [", ".join(filter(None, each.values())) for each in said.get("contacts", [])]),
        ("Council template", [said.get("template", "")]),
        ("Appendices", [_appendix(each, restricted=restricted) for each in whole.get("appendices", [])]),
    ]
    for label, paragraphs in rows:
        if filled := [text for text in paragraphs if text]:
            yield label, filled


def _sections(sections: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, list[str]]]:
    seen: dict[str, int] = {}
    for each in sections:
        heading = each.get("heading", "")
        seen[heading] = seen.get(heading, 0) + 1
        again = f" ({seen[heading]})" if seen[heading] > 1 else ""
        yield f"Section: {heading}{again}", _split(each.get("text", ""))


def _split(text: str) -> list[str]:
    """A text's paragraphs and bullets."""
    return [part.strip() for part in re.split(r"\n\s*\n|\n(?=- )", text.strip()) if part.strip()]


def _none(said_so: Any) -> list[str]:
    return ["None"] if said_so else []


def _step(step: Way) -> str:
    role = ROLE_WORDS.get(PathwayRole(step.role), "")
    on = f", {day(step.on)}" if step.on else ""
    return f"{step.body_name}{on} ({role}){f': {step.outcome}' if step.outcome else ''}"


def _classification(whole: Mapping[str, Any]) -> list[str]:
    kind = whole.get("classification") or Classification.UNRESTRICTED
    lines = [Classification(kind).label]
    lines += [f"Paragraph {number}: {PARAGRAPHS[number]}" for number in whole.get("exempt_paragraphs", ())]
    lines.append(whole.get("restricted_because", ""))
    if whole.get("classified_by"):
        lines.append(f"Decided by {whole['classified_by']} on {whole.get('classified_on')}")
    return lines


def _background(whole: Mapping[str, Any]) -> list[str]:
    if PaperKind(whole["kind"]).is_committee_paper:
        choice = Background(whole.get("background", ""))
        return list(whole["said"].get("background", ())) if choice == Background.LISTED else [choice.label]
    return []


def _appendix(each: Mapping[str, Any], *, restricted: bool) -> str:
    if each["classification"] != Classification.UNRESTRICTED and not restricted:
        return f"Appendix {each['number']} (restricted)"
    return f"Appendix {each['number']}: {each['title']} ({each['name']}, SHA-256 {each['sha256']})"


def _paragraphs(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of both, those that were put differently marked word by word."""
    for kind, from_, to_, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((Piece("same", text),) for text in new[start:end])
            continue
        pairs = min(to_ - from_, end - start)
        for place in range(pairs):
            yield tuple(_words(old[from_ + place], new[start + place]))
        yield from ((Piece("removed", text),) for text in old[from_ + pairs : to_])
        yield from ((Piece("added", text),) for text in new[start + pairs : end])


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = re.findall(r"\s*\S+", old), re.findall(r"\s*\S+", new)
    for kind, from_, to_, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(after[start:end]))
            continue
        if to_ > from_:
            yield Piece("removed", "".join(before[from_:to_]))
        if end > start:
            yield Piece("added", "".join(after[start:end]))
