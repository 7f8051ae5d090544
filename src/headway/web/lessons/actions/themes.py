"""Themes of what reports ask for: proposed by the machine, decided by people. What a person decided stands."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.themes import theme
from headway.web.accounts.models import Person
from headway.web.lessons.actions.library import demand_keeper
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.rules.decisions import GONE
from headway.web.lessons.states import ASKED, ThemeState
from headway.web.lessons.theme_methods import current
from headway.web.lessons.theme_proposals import propose_for, reports_to_propose
from headway.web.trail.actions import Actor, Entry, record, record_many, take_turn

__all__ = ["add_theme", "confirm", "confirm_all", "propose_again", "turn_down"]

_CONFIRMED, _REJECTED, _PROPOSED = ThemeState.CONFIRMED, ThemeState.REJECTED, ThemeState.PROPOSED


@transaction.atomic
def propose_again(*, by: Actor, every: bool = False) -> int:
    """Propose by the method in use wherever an older one, or none, proposed; ``every``: everywhere. Decided themes stay
    as they are.
    """
    demand_keeper(by)
    take_turn()
    method = current()
    reports = reports_to_propose(None if every else method)
    made = propose_for(reports)
    if reports and (subject := PassageTheme.objects.filter(method=method.name).first()):
        record(
            by=by,
            action="themes.proposed_again",
            subject=subject,
            after={"method": method.name, "reports": len(reports), "proposals": made},
            thread="themes",
        )
    return made


@transaction.atomic
def confirm(*, by: Person, passage: Passage, key: str) -> PassageTheme:
    """Confirm a theme that stands on a passage, or give one back that was turned down."""
    return _decide(by, passage, key, _CONFIRMED)


@transaction.atomic
def turn_down(*, by: Person, passage: Passage, key: str) -> PassageTheme:
    """Say that a theme is not what the passage asks for. It stays, turned down, so that it is not proposed again."""
    return _decide(by, passage, key, _REJECTED)


@transaction.atomic
def add_theme(*, by: Person, passage: Passage, key: str) -> PassageTheme:
    """Give a passage a theme; one that the machine had proposed is confirmed."""
    demand_keeper(by)
    _must_be_asked(passage)
    theme(key)
    take_turn()
    if not Passage.objects.filter(pk=passage.pk).exists():
        raise ForPerson(GONE)
    if PassageTheme.objects.filter(passage=passage, theme=key).exists():
        return _decide(by, passage, key, _CONFIRMED)
    made = PassageTheme(passage=passage, theme=key, proposed=False)
    _set(made, by, _CONFIRMED)
    record(by=by, action="theme.added", subject=made, after={"theme": key}, thread=passage.thread)
    return made


@transaction.atomic
def confirm_all(*, by: Person, passage: Passage) -> list[PassageTheme]:
    """Confirm every theme of a passage that waits for a decision."""
    demand_keeper(by)
    take_turn()
    waiting = list(PassageTheme.objects.filter(passage=passage, state=_PROPOSED))
    for one in waiting:
        _set(one, by, _CONFIRMED)
    record_many(by=by, entries=_told(waiting, "theme.confirmed", passage, _PROPOSED))
    return waiting


def _decide(by: Person, passage: Passage, key: str, state: ThemeState) -> PassageTheme:
    demand_keeper(by)
    take_turn()
    found = PassageTheme.objects.filter(passage=passage, theme=key).first()
    if found is None:
        raise ForPerson(
            "This theme is no longer on the passage. Look at the passage again, and add it there."
        )
    if found.state == state:
        return found  # sent twice, or somebody else was first: what was asked for is so
    before = ThemeState(found.state)
    _set(found, by, state)
    action = "theme.confirmed" if state == _CONFIRMED else "theme.turned_down"
    record_many(by=by, entries=_told([found], action, passage, before))
    return found


def _set(one: PassageTheme, by: Person, state: ThemeState) -> None:
    one.state = state
    one.decided_by, one.decided_by_name, one.decided_at = by, by.name, timezone.now()
    one.save()


def _told(
    decided: Iterable[PassageTheme], action: str, passage: Passage, before: ThemeState
) -> Iterable[Entry]:
    for one in decided:
        yield Entry(
            action=action,
            subject=one,
            before={"theme": one.theme, "state": before.value},
            after={"theme": one.theme, "state": one.state},
            thread=passage.thread,
        )


def _must_be_asked(passage: Passage) -> None:
    if passage.kind not in ASKED:
        raise ForPerson(
            "Themes are given to what a report asks for: its recommendations and priority actions."
        )
