"""From a record to the pack: every file built beside its place, then moved in at once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from headway.clocks import CouncilSettings
from headway.documents.calendar_file import calendar_file
from headway.documents.deadlines import Deadlines, deadlines_for
from headway.documents.meetings import Meeting, read_meeting
from headway.documents.notes import notes_for
from headway.documents.paper import paper
from headway.documents.plan import plan
from headway.documents.plan_paper import plan_paper
from headway.documents.plan_workbook import plan_workbook
from headway.documents.template import CouncilTemplate, read_template
from headway.documents.together import must_be_free, write_together
from headway.documents.writers import html, pdf, word
from headway.errors import ForPerson
from headway.reports.record import InspectionRecord, to_json

FILES = (
    "inspection.json",
    "plan.xlsx",
    "plan.docx",
    "paper.docx",
    "paper.pdf",
    "paper.html",
    "deadlines.ics",
)


@dataclass(frozen=True)
class Pack:
    """What was written: the files, the deadlines, and the notes that a person must settle."""

    files: tuple[Path, ...]
    deadlines: Deadlines
    notes: tuple[str, ...]
    kept: Path | None = None
    """With ``force``: the folder into which files that stood there before were moved."""


def write_pack(
    record: InspectionRecord,
    *,
    received: date,
    meeting: str,
    out: Path,
    template: str | Path = "default",
    stated: date | None = None,
    settings: CouncilSettings | None = None,
    force: bool = False,
) -> Pack:
    """Write the pack into ``out``: all of its files or, after an error, none.

    A pack that is there already is refused, since its plan may have been filled in. With ``force`` its
    files are moved into a folder ``replaced-1`` (then 2, and on) and stay there. Everything a person can
    mend raises ``ForPerson``.
    """
    if record.framework is None:
        reasons = " ".join(record.warnings) or "The reader gave no reason."
        raise ForPerson(f"No pack can be made: the document was not read as a report. {reasons}")
    sitting = read_meeting(meeting)
    chosen = read_template(template)
    must_be_free(out, FILES, "pack", "and its plan may have been filled in", force=force)
    deadlines = deadlines_for(record, received=received, meeting=sitting, stated=stated, settings=settings)
    notes = notes_for(record, deadlines, received=received, meeting=sitting)
    makers = _makers(record, deadlines, chosen, received=received, meeting=sitting, notes=notes)
    kept = write_together(makers, out, "pack")
    return Pack(tuple(out / name for name in FILES), deadlines, notes, kept)


def _makers(
    record: InspectionRecord,
    deadlines: Deadlines,
    template: CouncilTemplate,
    *,
    received: date,
    meeting: Meeting,
    notes: tuple[str, ...],
) -> dict[str, Callable[[], bytes]]:
    tree = paper(record, deadlines, template, received=received, meeting=meeting, notes=notes)
    whole = plan(record, deadlines, template, received=received, notes=notes)
    return {
        "inspection.json": lambda: _json(record),
        "plan.xlsx": lambda: plan_workbook(whole),
        "plan.docx": lambda: word(plan_paper(whole), template.word_base),
        "paper.docx": lambda: word(tree, template.word_base),
        "paper.pdf": lambda: pdf(tree, template.fonts, template.font_folder),
        "paper.html": lambda: html(tree, template.style),
        "deadlines.ics": lambda: calendar_file(record, deadlines, received=received, meeting=meeting),
    }


def _json(record: InspectionRecord) -> bytes:
    # A lone surrogate has no UTF-8 form; written as an escape it is still JSON.
    return (json.dumps(to_json(record), indent=2, ensure_ascii=False) + "\n").encode(
        "utf-8", "backslashreplace"
    )
