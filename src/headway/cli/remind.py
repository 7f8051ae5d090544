"""``headway remind``: an e-mail to each owner whose action is due soon, overdue or silent, with a link to update it."""

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.web.plans.reminders import Letter


def remind(
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day that counts as today, YYYY-MM-DD; usually today."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would be written to, and write to nobody.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """E-mail the owners of actions that are due within 14 days, overdue, or without a word for 30 days.

    Each link opens the one-minute update of one action for its owner. Nobody is written to about the same action twice
    within 7 days. Without HEADWAY_SMTP_HOST the e-mails are left as files in the workspace's outbox.
    """
    given = given_date("--on", on) if on else None
    start_site()
    from django.utils import timezone

    from headway.web.plans.actions import Sent, send_reminders
    from headway.web.plans.reminders import letters

    day: date = given or timezone.localdate()
    done = Sent(letters(day), ()) if dry_run else send_reminders(on=day)
    if as_json:
        typer.echo(json.dumps(_plain(done, day, dry_run), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_told(done, dry_run)))
    if done.failed:
        raise ForPerson(
            f"{len(done.failed)} of {len(done.failed) + len(done.sent)} e-mails could not be sent."
        )


def _told(done: Any, dry_run: bool) -> list[str]:
    verb = "Would write to" if dry_run else "Wrote to"
    lines = [line for letter in done.sent for line in _about(verb, letter)]
    lines += [f"Not sent to {letter.person.name}: {why}" for letter, why in done.failed]
    return lines or ["Nobody is to be reminded."]


def _about(verb: str, letter: "Letter") -> list[str]:
    about = [
        f"  {nudge.reason}: {nudge.action.title} ({nudge.action.item.plan.authority})"
        for nudge in letter.nudges
    ]
    return [f"{verb} {letter.person.name}:", *about]


def _plain(done: Any, day: date, dry_run: bool) -> dict[str, Any]:
    return {
        "on": day.isoformat(),
        "dry_run": dry_run,
        "letters": [
            {
                "to": letter.person.name,
                "actions": [
                    {"id": nudge.action.pk, "title": nudge.action.title, "reason": nudge.reason.value}
                    for nudge in letter.nudges
                ],
            }
            for letter in done.sent
        ],
        "failed": [{"to": letter.person.name, "why": why} for letter, why in done.failed],
    }
