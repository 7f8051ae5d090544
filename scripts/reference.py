"""Write the generated pages of docs/reference: commands, the JSON of a record, frameworks, tasks.

Run by ``make fix``; with ``--check``, as ``make check`` runs it, nothing is written, and stale pages are named with
exit code 1.
"""

import argparse
import dataclasses
import enum
import inspect
import re
import sys
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from typer.main import get_command

from headway.assessment.rulebook import reference_page as assessment_rules_page
from headway.assessment.words.page import words_page
from headway.cli import app
from headway.documents.lint.reference import reference_page as lint_page
from headway.frameworks.reference import reference_page
from headway.indicators.describe import reference_page as indicators_page
from headway.reports import record as records
from headway.returns.checks.describe import describe as checks_page
from headway.returns.describe import reference_page as returns_page
from headway.web.plans.health.reference import reference_page as plan_health_page

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("docs/reference")

MEANINGS = {
    "document.sha256": "SHA-256 of the file, in hexadecimal; it names the document wherever a record goes",
    "document.pages": "number of pages; 0 where the file could not be opened",
    "framework": "the family of report; null when the document was refused",
    "form": "what kind of event it was",
    "authority.name": "the authority's name as Headway writes it",
    "authority.code": "its ONS code at the time, such as `E10000016`",
    "inspection[].start": "first day of this window of fieldwork",
    "inspection[].end": "last day of this window",
    "published": "publication date as the document prints it; null where it prints none",
    "judgements.overall": "overall effectiveness",
    "judgements.leadership": "leadership, management and governance, or the impact of leaders",
    "judgements.help_protection": "children who need help and protection",
    "judgements.in_care_or_looked_after": "children in care; before 2023 the combined judgement",
    "judgements.care_leavers": "care leavers",
    "judgements.adoption": "adoption",
    "judgements.lscb": "the Local Safeguarding Children Board",
    "judgements.other": "any further judgement by its printed name",
    "recommendations[].number": "the printed number as text; null for a bullet",
    "recommendations[].addressee": "who must answer it",
    "recommendations[].kind": "a recommendation, or an area for priority action, which starts its own clocks",
    "recommendations[].due_band": "when the report wants it done, such as `within three months`",
    "recommendations[].text": "the text, whole across line and page breaks",
    "recommendations[].sub_items[]": "the items listed under it",
    "recommendations[].page": "page of the PDF, counted from 1",
    "recommendations[].findings[].paragraph": "number of the finding's paragraph; null where it has none",
    "recommendations[].findings[].page": "page of the finding",
    "recommendations[].findings[].link": "printed in the report, or proposed for a person to confirm",
    "findings[].paragraph": "printed paragraph number; null where unnumbered",
    "findings[].page": "page of the PDF, counted from 1",
    "findings[].text": "the passage",
    "findings[].kind": "strength or area for improvement; null where the report does not say",
    "findings[].tagged": "whether the report ends the passage with `(Recommendation)`",
    "findings[].chapter": "the chapter it stands in, by its judgement's key; null outside a chapter",
    "warnings[]": "what a person should look at; for a refused document, the reason",
}
"""What each key of the record's JSON holds. A key without an entry here stops this script."""


def commands() -> Iterator[str]:
    """Every command with its arguments and options, from the command line's own tree."""
    yield from ("# Commands", "", "`headway COMMAND --help` prints the same on a terminal.", "")
    yield from _command("headway", get_command(app))


def _command(path: str, command: Any) -> Iterator[str]:
    below = getattr(command, "commands", {})
    shown = [each for each in command.params if not each.hidden]
    arguments = [each for each in shown if each.param_type_name == "argument"]
    options = [each for each in shown if each.param_type_name == "option"]
    pieces = [path, *(each.metavar or each.name.upper() for each in arguments)]
    pieces += [f"{each.opts[0]} {each.metavar or 'VALUE'}" for each in options if each.required]
    pieces += ["[OPTIONS]"] if any(not each.required for each in options) else []
    pieces += ["COMMAND"] if below else []
    yield from (f"## `{path}`", "", inspect.cleandoc(command.help or ""), "", f"    {' '.join(pieces)}", "")
    if shown:
        yield from ("| argument or option | usual value | meaning |", "|---|---|---|")
        yield from (_parameter(each) for each in shown)
        yield ""
    for name, each in below.items():
        if not each.hidden:
            yield from _command(f"{path} {name}", each)


def _parameter(each: Any) -> str:
    flag = getattr(each, "is_flag", False)
    if each.param_type_name == "argument":
        name = each.metavar or each.name.upper()
    else:
        name = ", ".join(each.opts) + ("" if flag else f" {each.metavar or 'VALUE'}")
    usual = "required" if each.required else "" if flag or each.default is None else f"`{each.default}`"
    return _row(f"`{name}`", usual, each.help or "")


def record_json() -> Iterator[str]:
    """Every key of the record's JSON, from the dataclasses of headway.reports.record."""
    yield from (
        "# `inspection.json`",
        "",
        "What `headway read --json` prints and `inspection.json` holds. Dates are ISO 8601. Read from a folder, each",
        "document is one line of JSON with one more key, `file`: its name in the folder.",
        "",
        "| key | type | meaning |",
        "|---|---|---|",
    )
    keys = dict(_keys(records.InspectionRecord))
    if keys.keys() != MEANINGS.keys():
        odd = ", ".join(sorted(keys.keys() ^ MEANINGS.keys()))
        raise SystemExit(f"scripts/reference.py: MEANINGS and the record disagree on {odd}. Mend MEANINGS.")
    yield from (_row(f"`{key}`", kind, MEANINGS[key]) for key, kind in keys.items())
    yield from (
        "",
        "A grade is a word of its framework's scale; `Not judged` is a value, and null is no judgement.",
        "",
    )
    for each in vars(records).values():
        if isinstance(each, type) and issubclass(each, enum.StrEnum) and each.__module__ == records.__name__:
            values = ", ".join(f"`{value}`" for value in each)
            yield from (f"## {_in_words(each)}", "", f"{inspect.getdoc(each)} {values}.", "")


def _keys(cls: type, before: str = "") -> Iterator[tuple[str, str]]:
    hints = typing.get_type_hints(cls)
    for each in dataclasses.fields(cls):
        yield from _key(before + each.name, hints[each.name])


def _key(key: str, hint: Any, ending: str = "") -> Iterator[tuple[str, str]]:
    parts = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        yield from _key(key, next(each for each in parts if each is not type(None)), " or null")
    elif typing.get_origin(hint) is tuple:
        yield from _key(f"{key}[]", parts[0])
    elif dataclasses.is_dataclass(hint):
        yield from _keys(typing.cast(type, hint), f"{key}.")
    else:
        yield key, _type(hint) + ending


def _type(hint: Any) -> str:
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return f"[{_in_words(hint)}](#{_in_words(hint).replace(' ', '-')})"
    return {str: "text", int: "whole number", bool: "true or false", date: "date"}.get(
        hint, "object of texts"
    )


def _in_words(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


def tasks() -> Iterator[str]:
    """Every task of the Makefile, from the words after its ``##``."""
    yield from ("# Tasks", "", "`make help` prints the same.", "", "| task | what it does |", "|---|---|")
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z][a-z-]*):.*?## (.*)", line):
            yield _row(f"`make {found[1]}`", found[2])


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


_NOTE = "<!-- Written by scripts/reference.py (make fix). Do not edit. -->\n\n"


def _page(lines: Iterator[str]) -> str:
    return _NOTE + "\n".join(lines).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": lambda: _page(commands()),
    "frameworks.md": reference_page,
    "assessment-rules.md": assessment_rules_page,
    "assessment-words.md": words_page,
    "lint.md": lint_page,
    "plan-health.md": plan_health_page,
    "indicators.md": indicators_page,
    "checks.md": checks_page,
    "returns.md": returns_page,
    "inspection-json.md": lambda: _page(record_json()),
    "make.md": lambda: _page(tasks()),
}


def main() -> None:
    """Write every page, or with ``--check`` name the stale ones."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing; name what is stale")
    check = arguments.parse_args().check
    texts = {ROOT / FOLDER / name: page() for name, page in PAGES.items()}
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale. Run: make fix")
        else:
            path.write_text(texts[path], encoding="utf-8")
    sys.exit(check and bool(stale))


if __name__ == "__main__":
    main()
