"""The identifier of one child, as given or asked for with ``-``: it then stands in no history of a shell."""

import sys

import typer

from headway.errors import ForPerson


def identifier(given: str) -> str:
    """Never said again, whatever is wrong with it."""
    text = given
    if given == "-":
        asked = sys.stdin.isatty()
        text = (
            typer.prompt("Child's identifier (not shown)", hide_input=True) if asked else sys.stdin.readline()
        )
    if not text.strip():
        raise ForPerson(
            "No identifier of a child was given. Give it, or - and then the identifier on one line."
        )
    return str(text).strip()
