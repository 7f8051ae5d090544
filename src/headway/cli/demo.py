"""``headway demo``: the main job on the worked example, and a site to try."""

import os
import shutil
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from headway.cli.respond import told
from headway.cli.site import start_site
from headway.errors import ForPerson
from headway.reports import read_file

if TYPE_CHECKING:
    from headway.example.returns import MadeReturns


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Folder for the example, its pack and its site.")
    ] = Path("demo"),
    serve: Annotated[
        bool,
        typer.Option("--serve/--no-serve", help="Run the site afterwards, until it is stopped with Ctrl+C."),
    ] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=1, max=65535, help="The port of the site.")
    ] = 8000,
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave an earlier demo as it stands, with all that was done in it.")
    ] = False,
    code: Annotated[
        str | None,
        typer.Option(
            "--code",
            metavar="EMAIL",
            help="Only print the current sign-in code of one of the demo's people.",
            show_default=False,
        ),
    ] = None,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register",
            metavar="FILE",
            help="A national register to load into the site: our CSV or the inspectorate's outcomes.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the worked example's report, make its pack, and make a site with it, so that Headway can be tried.

    The site's people, plan and figures are invented; the password is made at random and printed once. An earlier demo
    in the folder is replaced.
    """
    site = out / "site"
    if code is not None:
        _print_code(site, code)
        return
    if serve:
        from headway.web.demo import must_be_free

        must_be_free(port)
    if keep:
        _must_be_a_demo(site)
    else:
        _make(out, site, register)
    if serve:
        _serve(site, port)


def _make(out: Path, site: Path, register: Path | None) -> None:
    """The pack, then the site. What stands in the way is told before anything is written."""
    from headway.benchmarks import read_register
    from headway.web.demo import must_be_replaceable

    must_be_replaceable(site)
    loaded = read_register(register) if register else None
    _make_site(out, site, _write_pack(out), loaded)


def _must_be_a_demo(site: Path) -> None:
    from headway.web.demo import is_demo

    if not is_demo(site):
        raise ForPerson(f"There is no demo in {site}. Make one with: headway demo --out {site.parent}")


def _write_pack(out: Path) -> Path:
    """The report and the seven files that answer it; where the report is."""
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
    return report


def _make_site(out: Path, site: Path, report: Path, register: Any) -> None:
    """A workspace with everything in it. Without the website's requirements there is none, and that is said."""
    if find_spec("django") is None:
        typer.echo("\nThere is a website to try too. Install it with: pip install 'headway[web]'")
        return
    from headway import example
    from headway.web.demo import fresh_site

    with fresh_site(site) as coming:
        _start(coming)
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections
        from django.utils import timezone

        from headway.example.returns import make_returns
        from headway.web.demo.building import add_assessments, add_performance, build
        from headway.web.demo.people import random_password

        settings.WORKSPACE.make()
        call_command("migrate", interactive=False, verbosity=0)
        password = random_password()
        with example.material() as folder:
            made = build(
                folder,
                report=report,
                received=example.RECEIVED,
                password=password,
                on=timezone.localdate(),
                register=register,
            )
        returns = make_returns(out, coming)
        figures = add_performance(made, coming)
        add_assessments(made, coming)
        connections.close_all()
    typer.echo(_introduction(made, password, out, site))
    typer.echo(_about_returns(returns, figures, out, site))


def _start(site: Path) -> None:
    from headway.web.demo import own_environment

    own_environment(os.environ, site)
    start_site(current=False)


def _introduction(made: Any, password: str, out: Path, site: Path) -> str:
    """Who there is, how they sign in, and what is invented."""
    widths = [max(len(row[column]) for row in _rows(made)) for column in range(2)]
    people = "\n".join(
        f"  {email:<{widths[0]}}  {roles:<{widths[1]}}  {who}" for email, roles, who in _rows(made)
    )
    command = f"{_myself()} demo" + ("" if out == Path("demo") else f" --out {out}")
    first = made.people[1].person.email
    register = f"\nNational register loaded: {made.register}." if made.register else ""
    return f"""
The site is made, in {site}. Kent's inspections in it are the public record's; the plan of 2017, its people, figures and
decisions are invented, and say so on their pages.{register}

Run it:           {command} --keep --serve
Sign in with:     one of these addresses, and the password {password}
                  (made at random just now, for all of them; it is not shown again)
The second step:  {command} --code {first}
                  prints the code that an app on a telephone would show; councillors need none

{people}
"""


def _about_returns(made: "MadeReturns", figures: int, out: Path, site: Path) -> str:
    """What there is of the returns, and how to count again."""
    ours = f"HEADWAY_HOME={site} HEADWAY_CHILD_KEY_FILE={out / 'child.key'} {_myself()}"
    return f"""\
There are returns too, of a made-up authority under Kent's code: {made.children:,} children, none of them real. They
are in {out / "returns"}, with faults planted in them: {made.faults:,} were found, see {out / "issues.html"}.
In the site's workspace they are without names. {made.indicators} indicators were counted by district and month:
{made.observations:,} rows in {out / "indicators.csv"}. The site shows {figures:,} figures of them. Count them
in another way:

  {ours} indicators --by authority --every year --from 2023-04 --to 2026-03
"""


def _rows(made: Any) -> list[tuple[str, str, str]]:
    return [
        (
            each.person.email,
            ", ".join(role.label for role in each.roles),
            f"{each.person.name}, {each.authority}: {each.post}",
        )
        for each in made.people
    ]


def _print_code(site: Path, email: str) -> None:
    _must_be_a_demo(site)
    _start(site)
    from headway.web.demo.codes import current_code

    found = current_code(email)
    typer.echo(f"{found.digits} (for {found.seconds_left} seconds; each code works once)")


def _serve(site: Path, port: int) -> NoReturn:
    """Become ``headway serve`` on the demo's workspace: a process of its own, with nothing left over from making it."""
    from headway.web.demo import HOST, own_environment

    own_environment(os.environ, site)
    os.environ["HEADWAY_ADDRESS"] = f"http://{HOST}:{port}"
    sys.stdout.flush()
    command = [sys.executable, "-m", "headway", "serve", "--host", HOST, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter


def _myself() -> str:
    """This command as it can be typed again."""
    called = sys.argv[0]
    return "headway" if shutil.which("headway") == called else called
