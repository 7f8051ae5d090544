"""``headway demo``: the main job on the worked example."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from headway.cli.respond import told
from headway.reports import read_file


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Folder for the example and its pack.")
    ] = Path("demo"),
) -> None:
    """Write the worked example's report and make its pack, so that Headway can be tried without anyone's PDF."""
    from headway import example  # here, so that other verbs start quickly
    from headway.documents import write_pack

    out.mkdir(parents=True, exist_ok=True)
    report = out / "report.pdf"
    example.write_report(report)
    read = read_file(report)
    record = replace(
        read, warnings=(*read.warnings, "This is a worked example, not the council's own paper or plan.")
    )
    pack = write_pack(record, received=example.RECEIVED, meeting=example.MEETING, out=out, force=True)
    typer.echo(f"The worked example's report: {report}\n\n{told(record, pack)}")
    typer.echo(
        f"\nOpen {out / 'paper.pdf'} and {out / 'plan.xlsx'}. With your own report: headway respond --help"
    )
