"""Operative words: what a body is asked to do, or did, in bold capitals."""

import re

from headway.documents.committee.markup import inline
from headway.documents.template_faults import VERBS
from headway.documents.tree import Run, Runs

_OPERATIVE = re.compile(rf"\b(?:{'|'.join(VERBS)})\b")
_RESOLVED = re.compile(r"^\s*RESOLVED\b", re.IGNORECASE)


def recommendation(text: str) -> Runs:
    """The recommendation with its verbs in bold capitals: those marked as bold, and those in capitals."""
    return tuple(made for run in inline(text) for made in _with_verbs(run))


def _with_verbs(run: Run) -> tuple[Run, ...]:
    if run.bold:
        upper = run.text.upper()
        return (Run(upper if upper.strip() in VERBS else run.text, bold=True),)
    return tuple(_parted(run.text, _OPERATIVE))


def _parted(text: str, bold: re.Pattern[str]) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for match in bold.finditer(text):
        runs += [Run(text[end : match.start()]), Run(match[0], bold=True)]
        end = match.end()
    return [run for run in (*runs, Run(text[end:])) if run.text]


def resolution(text: str) -> Runs:
    """The paragraph of a minute that starts RESOLVED, with that word in bold capitals."""
    match = _RESOLVED.match(text)
    if not match:
        return inline(text)
    return (Run("RESOLVED", bold=True), *inline(text[match.end() :]))
