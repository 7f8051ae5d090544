"""How many inspectors a report names: in its sentence about the team, and in its list of names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headway.documents.lint.numerals import NUMBER, number

__all__ = ["Team", "team_in"]

_CONSISTED = re.compile(
    r"\binspection team (?:consisted of|comprised|was made up of|included)\b(?P<who>[^.]{3,400})\.",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"\b({NUMBER})\b(?=[^,.]{{0,60}}\b(?:inspectors?|HMI|RI|AI)\b|\s+of\s+H(?:er|is) Majesty)", re.IGNORECASE
)
_LIST = re.compile(
    r"\blead inspector\s*:(?P<lead>.{3,80}?)(?:deputy lead inspectors?\s*:(?P<deputy>.{3,120}?))?"
    r"team inspectors?\b[^:]{0,60}:(?P<team>.{3,900}?)"
    r"(?=\bshadow|\bsenior (?:data|analyt)|\bquality assurance|\bdata analyst|\bdeputy|\binspection report"
    r"|\d{1,2} any complaints|\bany complaints|\n\n|\.\s|$)",
    re.IGNORECASE | re.DOTALL,
)
_SHADOW = re.compile(
    r"\bshadow(?:ing)? inspectors?\s*:(?P<names>.{3,200}?)(?=\bsenior|\bquality|\bdata|\d{1,2} any"
    r"|\bany complaints|$)",
    re.IGNORECASE | re.DOTALL,
)
_TITLES = re.compile(
    r"\((?:[^)]{1,40})\)|\b(?:HMI|SHMI|SCRI|RI|AI|OI|HMCI|QA|Her Majesty[’']s Inspectors?"
    r"|His Majesty[’']s Inspectors?|associate inspector|additional inspector|designate)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Team:
    """``stated`` is the sum of the report's own sentence, ``named`` those in its list, ``shadows`` who only watched."""

    stated: int | None
    named: int | None
    shadows: int
    page: int

    @property
    def counts(self) -> frozenset[int]:
        """Every number that the report bears out."""
        plain = {each for each in (self.stated, self.named) if each}
        return frozenset(plain | {each + self.shadows for each in plain})

    @property
    def said(self) -> str:
        """What the report says, in a sentence."""
        parts = [f"it says {self.stated}"] if self.stated else []
        parts += [f"{self.named} by name"] if self.named and self.named != self.stated else []
        shadows = f", and {self.shadows} more who shadowed" if self.shadows else ""
        return f"The report (page {self.page}) has another number of inspectors: {', '.join(parts)}{shadows}."


def team_in(pages: Sequence[str]) -> Team | None:
    """The team, by the page that tells of it; None where no page does."""
    for at, page in enumerate(pages, start=1):
        text = " ".join(page.split())
        stated, named = _stated(text), _named(text)
        if stated or named:
            shadow = _SHADOW.search(text)
            return Team(stated, named, _names(shadow["names"]) if shadow else 0, at)
    return None


def _stated(text: str) -> int | None:
    found = _CONSISTED.search(text)
    if not found:
        return None
    return sum(number(each) or 0 for each in _SOME.findall(found["who"])) or None


def _named(text: str) -> int | None:
    found = _LIST.search(text)
    if not found:
        return None
    return sum(_names(found[part] or "") for part in ("lead", "deputy", "team")) or None


def _names(text: str) -> int:
    """Names parted by commas or "and"; a title such as HMI is none."""
    parts = re.split(r",|;|\band\b|\.\s", _TITLES.sub("", text))
    return sum(bool(re.search(r"[A-Z][\w’'-]+\s+[A-Z]", part)) for part in parts)
