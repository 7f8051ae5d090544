"""A profile made of what is at hand: what the workspace holds, else the embedded example; and a file of facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from headway.areas import Authority, by_code, find
from headway.assessment.examples import examples
from headway.assessment.profile import Profile, SettingLine
from headway.assessment.profile_file import JudgementGiven, Lines, lines_of, merge, profile_from
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.assessment.settings import SettingsStore
    from headway.benchmarks.store import Store

__all__ = ["Made", "authority_in", "lines_near", "make_profile"]

_NEAR = 550
"""Days between a file of settings and the day: further off, most last inspections came after (assumption)."""


@dataclass(frozen=True)
class Made:
    """A profile, in words what it was made of, and the judgement that the facts gave."""

    profile: Profile
    used: tuple[str, ...]
    judgement: JudgementGiven | None = None


def authority_in(said: str, year: int) -> Authority:
    """The authority that a name or ONS code means in a year; refused where there is none."""
    found = find(said, date(year, 12, 31)) or find(said)
    if found is None and not (said[:1].upper() == "E" and said[1:].isdecimal()):
        raise ForPerson(
            f'There is no authority "{said[:60]}". Give its name or ONS code: Kent, or E10000016.'
        )
    return found or by_code(said)


def make_profile(
    authority: Authority,
    year: int,
    *,
    as_of: date | None = None,
    facts: Lines | None = None,
    facts_name: str = "",
    workspace: Path | None = None,
    site: Callable[[date], Lines] | None = None,
) -> Made:
    """The profile of an authority and year: what the workspace holds, or the embedded example where that is nothing,
    and over it the facts.

    ``site`` gives what a website of the workspace holds on a day, register and brought facts too; without it the
    settings and statistics of ``workspace`` are read. ``as_of`` is otherwise the facts' day, the example's, or the
    year's last. Refused where nothing is known, and where the day is before the year or before the example's day.
    """
    code = authority.ons_code
    example = next((each for each in examples() if (each.authority, each.year) == (code, year)), None)
    given = facts.as_of if facts else None
    on = as_of or given or (example.as_of if example else date(year, 12, 31))
    if on.year < year:
        raise ForPerson(
            f"On {_day(on)} the year {year} could not be assessed. Give a day in that year or later."
        )
    sources = [("this workspace", site(on))] if site else _of_workspace(authority, year, on, workspace)
    if example and not any(_held(lines) for _, lines in sources):
        if on < example.as_of:
            raise ForPerson(
                f"The embedded example of {example.name} is as known on {_day(example.as_of)}, not on {_day(on)}. "
                "Take that day or a later one, or load what was known before."
            )
        sources = [("the embedded example", lines_of(example))]
    sources = [*sources, (facts_name, facts or Lines())]
    used = tuple(f"{name}: {_held(lines)}" for name, lines in sources if _held(lines))
    if not used:
        raise ForPerson(
            f"Nothing is known of {authority.name} in {year}. Load settings (headway settings load) and official "
            "statistics (headway benchmark load), or give a file of facts with --facts."
        )
    joined = merge(Lines(authority=code, year=year), *(lines for _, lines in sources if _held(lines)))
    return Made(profile_from(joined, name=authority.name, as_of=on), used, joined.judgement)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _held(lines: Lines) -> str:
    """What lines hold, for a person: "3 kinds of setting, 1 inspection"; "" where nothing."""
    told = {
        ("kind of setting", "kinds of setting"): len(lines.settings),
        ("inspection", "inspections"): len(lines.inspections),
        ("measure", "measures"): len(lines.measures),
        ("judgement", "judgements"): int(lines.judgement is not None),
    }
    return ", ".join(f"{count} {names[count > 1]}" for names, count in told.items() if count)


def _of_workspace(
    authority: Authority, year: int, on: date, workspace: Path | None
) -> list[tuple[str, Lines]]:
    from headway.assessment.settings import SettingsStore
    from headway.benchmarks.store import Store

    statistics, register = Store.of_workspace(workspace), SettingsStore.of_workspace(workspace)
    return [
        ("settings of this workspace", _settings(authority, year, on, register, statistics)),
        ("official statistics of this workspace", _measures(authority, year, on, statistics)),
    ]


def _settings(authority: Authority, year: int, on: date, register: SettingsStore, statistics: Store) -> Lines:
    from headway.benchmarks.finding_figures import canonical
    from headway.benchmarks.peers import peers_of

    peers = peers_of(statistics, canonical(authority.ons_code))
    lines = lines_near(register, authority.ons_code, peers.codes if peers else (), on)
    return Lines(settings=lines, authority=authority.ons_code, year=year)


def lines_near(
    register: SettingsStore, authority: str, neighbours: Sequence[str], on: date
) -> tuple[SettingLine, ...]:
    """Block A of the register, where a file of about that time is loaded, of kinds that somebody inspected here."""
    if not any(abs((each.day - on).days) <= _NEAR for each in register.editions()):
        return ()
    lines = register.setting_lines(authority, neighbours, on)
    return tuple(each for each in lines if each.here and each.here.inspected)


def _measures(authority: Authority, year: int, on: date, statistics: Store) -> Lines:
    from headway.assessment.national.official import measures, neighbours_named

    found = measures(statistics, authority.ons_code, on)
    named = neighbours_named(statistics, authority.ons_code) if found else ""
    return Lines(measures=found, authority=authority.ons_code, year=year, neighbours=named)
