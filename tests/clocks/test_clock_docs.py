"""The pages about clocks keep up with the clocks."""

from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headway.cli.clock import app
from headway.clocks import CLOCKS, FIRST_DAY, LAST_DAY, CouncilSettings, due, in_words

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = (DOCS / "reference/clocks.md").read_text(encoding="utf-8")
HOW_TO = (DOCS / "how-to/check-a-deadline.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split()[2:]
    for line in HOW_TO.splitlines()
    if line.startswith("    headway clock") and "--settings" not in line
]


@pytest.mark.parametrize("clock", CLOCKS)
def test_every_clock_has_its_line_with_its_count_and_mark(clock: str) -> None:
    (line,) = [line for line in REFERENCE.splitlines() if line.startswith(f"| `{clock}` |")]

    assert f"| {CLOCKS[clock].count} " in line
    assert CLOCKS[clock].verification in line


@pytest.mark.parametrize("setting", fields(CouncilSettings), ids=lambda setting: setting.name)
def test_every_setting_has_its_line(setting) -> None:  # type: ignore[no-untyped-def]
    assert f"| `{setting.name}` |" in REFERENCE


def test_every_key_of_the_json_is_told() -> None:
    found = due("ofsted-plan", FIRST_DAY).to_json()

    assert [
        key for key in found if f"`{key}`" not in REFERENCE and key not in ("clock", "title", "means")
    ] == []


def test_the_range_is_the_programs() -> None:
    decision = (DOCS / "decisions/0002-the-calendar.md").read_text(encoding="utf-8")

    for day in (FIRST_DAY, LAST_DAY):
        assert in_words(day).split(maxsplit=1)[1] in REFERENCE
        assert in_words(day).split(maxsplit=1)[1] in decision


def test_the_commands_of_the_how_to_run() -> None:
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, (command, result.output)
