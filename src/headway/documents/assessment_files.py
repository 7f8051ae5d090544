"""An annual assessment as files: the letter as HTML, PDF and Word, its profile, and what a published letter states."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headway.assessment.letter import Letter
from headway.assessment.profile import Profile
from headway.assessment.profile_file import as_csv
from headway.assessment.statements import beside
from headway.documents.committee.assessment_statements import statements_csv, statements_document
from headway.documents.template import read_template
from headway.documents.together import must_be_free, write_together
from headway.documents.tree import Document
from headway.documents.writers import html, pdf, word

__all__ = ["ALWAYS", "WITH_A_LETTER", "Written", "write_assessment"]

ALWAYS = ("letter.html", "letter.pdf", "letter.docx", "profile.csv", "assessment.json")
WITH_A_LETTER = ("statements.html", "statements.csv")
"""Written too where a published letter to the authority for the year is held."""


@dataclass(frozen=True)
class Written:
    """The files, and the folder into which those that stood there before were moved."""

    files: tuple[Path, ...]
    kept: Path | None = None


def write_assessment(
    letter: Letter,
    tree: Document,
    profile: Profile,
    told: dict[str, Any],
    out: Path,
    *,
    force: bool = False,
) -> Written:
    """Write all of the files into ``out`` or, after an error, none.

    ``tree`` is the letter as a document; ``told`` is what assessment.json holds. A letter that is there already is
    refused, since it may have been changed; with ``force`` its files are kept in a folder beside.
    """
    must_be_free(out, (*ALWAYS, *WITH_A_LETTER), "letter", "and it may have been changed", force=force)
    makers = _makers(letter, tree, profile, told)
    kept = write_together(makers, out, "letter")
    return Written(tuple(out / name for name in makers), kept)


def _makers(
    letter: Letter, tree: Document, profile: Profile, told: dict[str, Any]
) -> dict[str, Callable[[], bytes]]:
    form = read_template("default")
    machine = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    makers: dict[str, Callable[[], bytes]] = {
        "letter.html": lambda: html(tree, form.style),
        "letter.pdf": lambda: pdf(tree, form.fonts, form.font_folder),
        "letter.docx": lambda: word(tree, form.word_base),
        "profile.csv": lambda: as_csv(profile).encode(),
        "assessment.json": machine.encode,
    }
    if found := beside(profile, letter):
        table = statements_document(found, profile)
        makers["statements.html"] = lambda: html(table, form.style)
        makers["statements.csv"] = lambda: statements_csv(found).encode()
    return makers
