"""Block A of a profile from the store: a line for each kind of setting, beside others, with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from headway.assessment.kinds import kinds
from headway.assessment.profile import Counts, Origin, SettingLine
from headway.assessment.settings.layout import layout, vocabulary
from headway.benchmarks.finding_figures import canonical
from headway.benchmarks.places import ENGLAND

if TYPE_CHECKING:
    from headway.assessment.settings.edition import Edition
    from headway.assessment.settings.store import SettingsStore
    from headway.assessment.settings.values import Tally

__all__ = ["setting_lines", "year_before"]

_NONE = Counts(0, 0, 0)


def setting_lines(
    store: SettingsStore, authority: str, neighbours: Sequence[str], on: date
) -> tuple[SettingLine, ...]:
    """What ``SettingsStore.setting_lines`` says."""
    here, before = store.tallies((authority,), on), store.tallies((authority,), year_before(on))
    others = [each for each in neighbours if canonical(each) != canonical(authority)]
    beside, england = store.tallies(others, on), store.tallies((ENGLAND,), on)
    editions = store.editions()
    return tuple(
        SettingLine(
            each.id,
            _origin(each.id, editions, on, here.get(each.id)),
            here=_counts(here, each.id),
            earlier=_counts(before, each.id),
            neighbours=_counts(beside, each.id) if others else None,
            england=_counts(england, each.id),
        )
        for each in kinds()
        if each.id in england
    )


def year_before(on: date) -> date:
    """The same day a year before; of 29 February, the 28th."""
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return on.replace(year=on.year - 1, day=28)


def _counts(tallies: dict[str, Tally], kind: str) -> Counts:
    return tallies[kind].counts if kind in tallies else _NONE


def _origin(kind: str, editions: Sequence[Edition], on: date, here: Tally | None) -> Origin:
    """The file that the line stands on, and what must be known with it."""
    family = vocabulary().families[kind]
    of_family = [each for each in editions if layout(each.layout).family in (family, "")]
    earlier = [each for each in of_family if each.day <= on]
    used = (earlier or of_family or list(editions))[-1 if earlier else 0]
    told = [f"{used.title}, as at {used.day:%d.%m.%Y} ({used.file}, edition {used.id})"]
    first = min((each.day for each in of_family), default=on)
    if on < first:
        told.append(f"settings that closed before {first:%d.%m.%Y} are not in any file loaded")
    if here and here.without_grade:
        one = here.without_grade == 1
        told.append(
            f"{here.without_grade} more {'was' if one else 'were'} inspected and {'has' if one else 'have'} no overall "
            f"grade, and {'is' if one else 'are'} not in the shares"
        )
    return Origin("; ".join(told), used.address, layout(used.layout).mark)
