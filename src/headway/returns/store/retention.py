"""How long editions are kept, by the council's own schedule; without a setting nothing ever goes.

UK GDPR article 5(1)(e) has data kept no longer than needed and names no years: they are the council's to decide.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from headway.errors import ForPerson
from headway.returns.schema import RETURNS
from headway.returns.store import log
from headway.returns.store.changing import changing
from headway.returns.store.edition import Edition
from headway.returns.store.finding import find_child
from headway.returns.store.holding import holds_on
from headway.returns.store.index import Hold, Scope, read_index
from headway.returns.store.locking import Told
from headway.returns.store.store import Store

SUPERSEDED = "superseded"
"""The class of editions after which another was loaded: their years run from the day of that load."""
_MOST_YEARS = 100


@dataclass(frozen=True)
class Due:
    """An edition whose time is over, by which class, since when; and the holds that keep it all the same."""

    edition: Edition
    retention_class: str
    kept_until: date
    holds: tuple[Hold, ...] = ()
    behind: bool = False
    """Kept because an earlier edition of the same return is held: gone, it would make that one current again."""

    @property
    def stays(self) -> bool:
        return bool(self.holds) or self.behind


def read_retention(workspace: Path) -> dict[str, int]:
    """Years by class, from ``[returns.retention]`` of the workspace's ``headway.toml``; empty where it says nothing."""
    path = workspace / "headway.toml"
    try:
        config = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ForPerson(f"{path} is not TOML in UTF-8: {error}. Mend that line.") from None
    returns = config.get("returns", {})
    table = returns.get("retention", {}) if isinstance(returns, dict) else None
    if not isinstance(table, dict):
        raise ForPerson(f"{path}: write the years of keeping as a table, [returns.retention].")
    classes = (*RETURNS, SUPERSEDED)
    faults = [fault for name, years in table.items() if (fault := _fault(name, years, classes))]
    if faults:
        raise ForPerson(f"{path}, [returns.retention]: {'; '.join(faults)}.")
    return dict(table)


def _fault(name: str, years: Any, classes: tuple[str, ...]) -> str | None:
    if name not in classes:
        return f"{name}: no such class; there are {', '.join(classes)}"
    least = 0 if name == SUPERSEDED else 1
    if isinstance(years, bool) or not isinstance(years, int) or not least <= years <= _MOST_YEARS:
        return f"{name}: give whole years from {least} to {_MOST_YEARS}"
    return None


def due(store: Store, years: Mapping[str, int], *, on: date) -> tuple[Due, ...]:
    """The editions whose time is over on a day, those under a hold among them."""
    editions, holds = store.editions(), read_index(store.folder).holds
    found: list[Due] = []
    staying: set[tuple[str, str, str]] = set()
    for number, edition in enumerate(editions):
        ends = _ends(edition, _superseded_on(edition, editions[number + 1 :]), years)
        if not ends or (soonest := min(ends))[0] >= on:
            staying.add(edition.place)
            continue
        holding = (*holds_on(edition, holds), *_of_children(store, edition, holds))
        one = Due(edition, soonest[1], soonest[0], holding, behind=edition.place in staying)
        if one.stays:
            staying.add(edition.place)
        found.append(one)
    return tuple(found)


def apply(store: Store, years: Mapping[str, int], *, on: date, told: Told | None = None) -> tuple[Due, ...]:
    """Delete the editions whose time is over and that nothing holds; gives all that :func:`due` gave."""
    with changing(store, told=told) as change:
        found = due(store, years, on=on)
        going = tuple(one.edition for one in found if not one.stays)
        change.index = change.index.without(going)
        change.commit()
        for one in found:
            if not one.stays:
                log.write_line(
                    store.folder,
                    "retention",
                    edition=one.edition.folder,
                    rows=one.edition.rows,
                    retention_class=one.retention_class,
                    kept_until=one.kept_until.isoformat(),
                )
    return found


def _ends(edition: Edition, superseded: date | None, years: Mapping[str, int]) -> list[tuple[date, str]]:
    ends = []
    if edition.return_name in years:
        ends.append((_later(_period_end(edition), years[edition.return_name]), edition.return_name))
    if superseded and SUPERSEDED in years:
        ends.append((_later(superseded, years[SUPERSEDED]), SUPERSEDED))
    return ends


def _superseded_on(edition: Edition, later: tuple[Edition, ...]) -> date | None:
    """The day from which another counted; of two that changed places, the later of their loads."""
    after = next((each for each in later if each.place == edition.place), None)
    return max(after.loaded_at, edition.loaded_at).date() if after else None


def _period_end(edition: Edition) -> date:
    """31 March of the collection year, or the day of Annex A; a local list has no period, so the day of its load."""
    try:
        return date.fromisoformat(edition.period)
    except ValueError:
        local = not edition.period.isdigit()
    return edition.loaded_at.date() if local else date(edition.year, 3, 31)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _of_children(store: Store, edition: Edition, holds: tuple[Hold, ...]) -> tuple[Hold, ...]:
    on_children = [each for each in holds if each.scope is Scope.CHILD]
    return tuple(each for each in on_children if any(find_child(store, (edition,), int(each.of))))
