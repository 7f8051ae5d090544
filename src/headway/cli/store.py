"""``headway store``: what is kept of the returns, whether it is sound, and how it goes again."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from headway.cli.child_asked import identifier
from headway.cli.store_retention import retention
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.returns.store import Store

app = typer.Typer(
    name="store",
    help="The pseudonymised store of returns: list, verify, forget a child, hold, keep no longer than decided.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_Child = Annotated[
    list[str],
    typer.Argument(
        metavar="CHILD-ID|-",
        help="The child's identifier as the returns have it; - reads it from standard input, so that it does not "
        "stay in the shell's history.",
        show_default=False,
    ),
]


@app.command("list")
def list_(as_json: _AsJson = False) -> None:
    """The editions in the store, which of them are current, and the legal holds."""
    from headway.returns.store.index import Scope

    store = _store()
    current = {edition.folder for edition in store.current()}
    editions = store.editions()
    holds = store.holds()
    if as_json:
        plain = [
            {
                "authority": each.authority,
                "return": each.return_name,
                "period": each.period,
                "edition": each.stamp,
                "loaded_at": each.loaded_at.isoformat(timespec="seconds"),
                "current": each.folder in current,
                "rows": each.rows,
                "faults": sum(each.faults.values()),
                "erased": sum(each.erased.values()),
            }
            for each in editions
        ]
        held = [
            {
                "number": h.number,
                "scope": h.scope,
                "of": None if h.scope is Scope.CHILD else h.of,
                "reason": h.reason,
            }
            | {"by": h.by, "at": h.at}
            for h in holds
        ]
        typer.echo(json.dumps({"editions": plain, "holds": held}, ensure_ascii=False, indent=2))
        return
    for each in editions:
        state = "current" if each.folder in current else "superseded"
        typer.echo(
            f"{each.authority}  {each.return_name:<9}  {each.period:<10}  {each.stamp:<14}  {state:<10}  "
            f"loaded {each.loaded_at:%Y-%m-%d}  {each.rows:>10,} rows  {sum(each.faults.values()):>8,} faults"
        )
    if not editions:
        typer.echo("The store is empty. `headway load FOLDER` brings returns into it.")
    for one in holds:
        typer.echo(f"Legal {one}")


@app.command()
def verify(as_json: _AsJson = False) -> None:
    """Check every file of the store: hashes, rows, columns, who may read it, its key, and leftovers of stopped loads.

    Ends with exit code 1 where something is wrong, each fault on its line.
    """
    from headway.returns.store.verifying import verify

    found = verify(_store(), told=_told)
    if as_json:
        plain = {
            "editions": found.editions,
            "tables": found.tables,
            "rows": found.rows,
            "faults": found.faults,
        }
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        for fault in found.faults:
            typer.echo(fault)
        end = f"{len(found.faults)} faults" if found.faults else "no fault"
        typer.echo(f"{found.editions} editions, {found.tables} tables, {found.rows:,} rows: {end}.", err=True)
    if found.faults:
        raise typer.Exit(1)


@app.command()
def forget(
    child: _Child,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")] = False,
) -> None:
    """Erase a child from every edition, for good; loads after this leave the child out.

    Prefer `headway store forget -` and give the identifier when asked. What stands under a legal hold is not erased,
    and the reason is told. The files that were loaded, and backups of the store, are yours to look after.
    """
    from headway.returns.store import key_for
    from headway.returns.store.forgetting import forget
    from headway.returns.store.pseudonyms import CHILD, pseudonym

    store = _existing()
    given = _one(child)
    found = forget(store, pseudonym(key_for(store), CHILD, given), dry_run=dry_run, told=_told)
    if not found.found and not found.before:
        raise ForPerson(
            "That child is nowhere in the store, and nothing was changed. Is the identifier right?"
        )
    if not found.found:
        typer.echo("The child was forgotten before; nothing is left.")
        return
    for one in found.found:
        edition = one.edition
        cells = f", {one.cells:,} rows of other children that named this one" if one.cells else ""
        typer.echo(
            f"{edition.return_name} {edition.period} {edition.id}, {one.table}: {one.rows:,} rows{cells}"
        )
    verb = "would be erased" if dry_run else "erased"
    typer.echo(
        f"{found.rows:,} rows {verb}, {found.cells:,} cells emptied."
        + (" Nothing was changed." if dry_run else "")
    )


@app.command()
def hold(
    reason: Annotated[str, typer.Option("--reason", help="Why: the reference of the proceedings, no name.")],
    edition: Annotated[str | None, typer.Option("--edition", metavar="ID", help="Hold one edition.")] = None,
    return_name: Annotated[
        str | None,
        typer.Option(
            "--return", metavar="NAME", help="Hold every edition of a return: ssda903, E10000016/cin."
        ),
    ] = None,
    child: Annotated[
        str | None,
        typer.Option("--child", metavar="CHILD-ID|-", help="Hold a child; - reads standard input."),
    ] = None,
) -> None:
    """Put a legal hold on an edition, a return or a child: neither `forget` nor `retention` deletes it."""
    from headway.returns.store import Scope, key_for
    from headway.returns.store.finding import find_child
    from headway.returns.store.holding import hold
    from headway.returns.store.pseudonyms import CHILD, pseudonym

    named = [each for each in (edition, return_name, child) if each]
    if len(named) != 1:
        raise ForPerson("Say what to hold, one thing: --edition ID, --return NAME or --child -.")
    store = _existing()
    scope = Scope.EDITION if edition else Scope.RETURN if return_name else Scope.CHILD
    of = str(pseudonym(key_for(store), CHILD, _one([child]))) if child else named[0]
    typer.echo(f"Legal {hold(store, scope, of, reason=reason)}")
    if scope is Scope.CHILD and not any(find_child(store, store.editions(), int(of))):
        typer.echo("That child is nowhere in the store so far. Is the identifier right?", err=True)


@app.command()
def release(
    number: Annotated[int, typer.Argument(help="The hold's number, as `headway store list` shows it.")],
) -> None:
    """Let go of a legal hold."""
    from headway.returns.store.holding import release

    typer.echo(f"Released: {release(_existing(), number)}")


app.command()(retention)


def _one(given: list[str]) -> str:
    if len(given) != 1:
        raise ForPerson(
            "Give the identifier of one child, in quotation marks if it holds blanks; or - to be asked."
        )
    return identifier(given[0])


def _store() -> "Store":
    from headway.returns.store import Store

    return Store.of_workspace()


def _existing() -> "Store":
    store = _store()
    if not store.editions():
        raise ForPerson(
            f"There is nothing in the store at {store.folder}. Name the workspace in HEADWAY_HOME."
        )
    return store


def _told(line: str) -> None:
    typer.echo(line, err=True)
