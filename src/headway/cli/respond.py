"""``headway respond``: from a published report to the plan, the committee paper and the deadlines, in one go."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.clocks import CouncilSettings, in_words, read_settings
from headway.errors import ForPerson
from headway.reports import Addressee, InspectionRecord, RecommendationKind, read_file

if TYPE_CHECKING:
    from headway.documents import Pack


def respond(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="The inspectorate's report, PDF or text.")],
    received: Annotated[
        str,
        typer.Option(
            "--received", metavar="DATE", help="Day the council received it, YYYY-MM-DD: clocks run from it."
        ),
    ],
    meeting: Annotated[
        str,
        typer.Option(
            "--meeting",
            metavar="BODY, DATE",
            help='The meeting it goes to: "Cabinet Committee, 22 June 2017".',
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Folder for the pack; made if it is not there.")
    ],
    template: Annotated[
        str,
        typer.Option(
            "--template", metavar="NAME|FOLDER", help="The paper's form: default, county-council or a folder."
        ),
    ] = "default",
    stated: Annotated[
        str | None,
        typer.Option(
            "--stated", metavar="DATE", help="Date that the report or letter prints for the plan: it governs."
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option("--settings", metavar="FILE", help="The council's settings, a headway.toml."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write over a pack that is there; its files are kept in a folder beside."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Turn a report into a dated plan, a committee paper and a calendar of deadlines.

    Leaves in FOLDER: inspection.json, plan.xlsx, plan.docx, paper.docx, paper.pdf, paper.html, deadlines.ics: all of
    them or, after an error, none.
    """
    from headway.documents import write_pack  # here, so that other verbs start quickly

    received_on = given_date("--received", received)
    stated_on = given_date("--stated", stated) if stated else None
    rules = read_settings(settings) if settings else CouncilSettings()
    record = read_file(report)
    if record.framework is None:
        raise ForPerson(" ".join(record.warnings))
    pack = write_pack(
        record,
        received=received_on,
        meeting=meeting,
        out=out,
        template=template,
        stated=stated_on,
        settings=rules,
        force=force,
    )
    typer.echo(
        json.dumps(_plain(record, pack), ensure_ascii=False, indent=2) if as_json else told(record, pack)
    )


def told(record: InspectionRecord, pack: "Pack") -> str:
    """What was read and written, and what a person must settle."""
    lines = [f"Read: {_what(record)}.", *(f"  {line}" for line in _counts(record)), "", "Deadlines:"]
    lines += [f"  {in_words(each.governs)}: {each.title}" for each in pack.deadlines.every]
    if pack.notes:
        lines += ["", "To settle before the pack is used:", *(f"  - {note}" for note in pack.notes)]
    lines += ["", "Written:", *(f"  {path}" for path in pack.files)]
    if pack.kept:
        lines += ["", f"The files that stood there are kept in {pack.kept}."]
    return "\n".join(lines)


def _what(record: InspectionRecord) -> str:
    windows = " and ".join(f"{_day(each.start)} to {_day(each.end)}" for each in record.inspection)
    kind = f"{record.framework} {record.form or ''}".strip()
    return ", ".join(
        (record.authority.name or "an authority not recognised", kind, windows or "no dates found")
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _counts(record: InspectionRecord) -> list[str]:
    own = record.addressed_to(Addressee.AUTHORITY)
    priority = sum(item.kind is RecommendationKind.PRIORITY_ACTION for item in own)
    counts = {
        "areas for priority action": priority,
        "recommendations to the authority": len(own) - priority,
        "recommendations to the safeguarding children board": len(record.addressed_to(Addressee.LSCB)),
        "items for the partnership": len(record.addressed_to(Addressee.PARTNERSHIP)),
    }
    return [f"{count} {name}" for name, count in counts.items() if count] or [
        "No recommendations were found."
    ]


def _plain(record: InspectionRecord, pack: "Pack") -> dict[str, Any]:
    return {
        "authority": asdict(record.authority),
        "framework": record.framework,
        "recommendations": len(record.recommendations),
        "deadlines": [each.to_json() for each in pack.deadlines.every],
        "notes": list(pack.notes),
        "files": [str(path) for path in pack.files],
        "kept": str(pack.kept) if pack.kept else None,
    }
