"""``headway framework``: the frameworks, their rules, and what the rules say of a set of judgements."""

import json
import re
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markdown import Markdown

from headway.errors import ForPerson
from headway.frameworks import (
    Framework,
    Kind,
    Permitted,
    Severity,
    as_json,
    describe,
    family,
    framework,
    framework_on,
    frameworks,
    permitted,
    recorded_from,
    years,
)
from headway.frameworks import check as check_record

app = typer.Typer(
    name="framework",
    help="The frameworks that inspectorates work to, and the rules that bound their grades.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


@app.command("list")
def list_frameworks(as_json_: _AsJson = False) -> None:
    """List every framework, oldest first."""
    if as_json_:
        _print_json([_row(each) for each in frameworks().values()])
        return
    width = max(map(len, frameworks()))
    for each in frameworks().values():
        typer.echo(f"{each.id:<{width}}  {each.name} ({years(each)})")


@app.command("show")
def show(
    framework_id: Annotated[str, typer.Argument(metavar="ID", help="Such as sif; `headway framework list`.")],
    as_json_: _AsJson = False,
) -> None:
    """Show one framework: judgements, grades, limiting rules, clocks, words, each with its source."""
    shown = framework(framework_id)
    if as_json_:
        _print_json(as_json(shown))
    elif Console().is_terminal:
        Console().print(Markdown(describe(shown)))
    else:
        typer.echo(describe(shown), nl=False)


@app.command("check")
def check(
    framework_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="A framework such as sif; with --on, also a family such as ilacs."),
    ],
    judgements: Annotated[
        list[str], typer.Argument(metavar="JUDGEMENT=GRADE...", help="Such as overall=Good leadership=Good.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="First day of fieldwork, YYYY-MM-DD.")
    ] = None,
    as_json_: _AsJson = False,
) -> None:
    """Say which grades the recorded judgements permit, and which rules speak against what is recorded.

    Ends with exit code 1 where a hard rule refuses a recorded grade.
    """
    chosen = _chosen(framework_id, on)
    recorded = recorded_from(chosen, dict(map(_pair, judgements)))
    limited = dict.fromkeys(rule.limits for rule in chosen.rules if rule.limits)
    answers = [permitted(chosen, each, recorded) for each in limited]
    found = check_record(chosen, recorded)
    if as_json_:
        _print_json(
            {
                "framework": chosen.id,
                "recorded": recorded,
                "permitted": [_answer(each) for each in answers],
                "findings": [
                    {"severity": each.severity, "rule": each.rule.id, "message": each.message}
                    for each in found
                ],
            }
        )
    else:
        typer.echo(f"{chosen.name} ({chosen.id})")
        if not limited:
            typer.echo("No rule of this framework limits a grade.")
        for answer in answers:
            _show_answer(answer)
        for each in found:
            typer.echo(f"{each.severity}: {each.message}")
    if any(each.severity is Severity.ERROR for each in found):
        raise typer.Exit(1)


def _chosen(framework_id: str, on: str | None) -> Framework:
    if on is None:
        return framework(framework_id)
    day = _date(on)
    if framework_id in frameworks():
        named = framework(framework_id)
        if not named.in_force(day):
            raise ForPerson(
                f"{named.name} was not in force on {on}; it is for fieldwork begun {years(named)}. "
                f"Give its family, {named.family}, or leave out --on."
            )
        return named
    return framework_on(family(framework_id)[0].family, day)


def _date(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ForPerson(f'--on: "{text}" is not a date; give YYYY-MM-DD, such as 2017-03-06.')


def _pair(text: str) -> tuple[str, str]:
    name, equals, grade = text.partition("=")
    if not (name.strip() and equals and grade.strip()):
        raise ForPerson(
            f'"{text}" is not a judgement and its grade. Write it as overall="Requires improvement".'
        )
    return name.strip(), grade.strip()


def _row(each: Framework) -> dict[str, Any]:
    return {
        "id": each.id,
        "family": each.family,
        "name": each.name,
        "from": each.first_day.isoformat(),
        "to": each.last_day.isoformat() if each.last_day else None,
        "planned": each.planned,
        "verification": each.verification,
    }


def _answer(answer: Permitted) -> dict[str, Any]:
    return {
        "judgement": answer.judgement.id,
        "grades": [grade.id for grade in answer.grades],
        "expected": [grade.id for grade in answer.expected],
        "reasons": [
            {"rule": reason.rule.id, "kind": reason.rule.kind, "says": reason.says}
            for reason in answer.reasons
        ],
    }


def _show_answer(answer: Permitted) -> None:
    typer.echo(f"{answer.judgement.label} (`{answer.judgement.id}`)")
    typer.echo(f"  permitted by hard rules: {_labels(answer.grades)}")
    if answer.expected != answer.grades:
        typer.echo(f"  seen so far in such cases: {_labels(answer.expected)}")
    for kind in Kind:
        for reason in answer.reasons:
            if reason.rule.kind is kind:
                typer.echo(f"  {kind} {reason.rule.id}: {reason.says}")


def _labels(grades: tuple[Any, ...]) -> str:
    return ", ".join(grade.label for grade in grades) or "none"


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))
