"""The register of settings as pages show it. What it holds was published, so that nobody is refused a setting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from headway import areas
from headway.assessment.profile import SettingLine
from headway.assessment.settings import Edition, Inspected, Setting, SettingsStore, Tally
from headway.errors import ForPerson
from headway.web.lessons.queries.neighbours import neighbours_of

__all__ = ["OfSetting", "OnADay", "editions", "name_of", "of_authority", "one_setting", "settings_of"]


@dataclass(frozen=True)
class OnADay:
    """Settings of an authority on a day: a line for each kind, how many are open, and which list of neighbours."""

    lines: tuple[SettingLine, ...]
    tallies: dict[str, Tally]
    neighbours: str

    @property
    def knows(self) -> bool:
        """Whether the register tells anything of the day."""
        return any(each.england and each.england.inspected for each in self.lines)


@dataclass(frozen=True)
class OfSetting:
    """What goes by one number, and every inspection of it, the newest first."""

    parts: tuple[Setting, ...]
    history: tuple[Inspected, ...]
    editions: dict[str, Edition]


def editions() -> tuple[Edition, ...]:
    """What is loaded, the newest first."""
    return _store().editions()[::-1]


def of_authority(code: str, on: date) -> OnADay:
    """Shares on a day beside a year before, the statistical neighbours together, and England. One query."""
    found = neighbours_of(code)
    codes = [row.neighbour_id for row in found.rows]
    named = (
        f"{found.list}, {len(codes)} {'authority' if len(codes) == 1 else 'authorities'}"
        if found.list
        else ""
    )
    return OnADay(_store().setting_lines(code, codes, on), _store().tallies((code,), on), named)


def settings_of(code: str, kind: str, on: date) -> Sequence[Setting]:
    """The settings of a kind that had opened by a day."""
    return _store().settings(code, kind, on)


def one_setting(urn: str, on: date) -> OfSetting:
    """A setting with its history; no parts where nothing goes by the number."""
    store = _store()
    known = {each.id: each for each in store.editions()}
    return OfSetting(store.setting(urn, on), store.history(urn), known)


def name_of(code: str | None) -> str:
    """An authority's name; for one that is not told, so."""
    if code is None:
        return "Not told"
    try:
        return areas.by_code(code).name
    except ForPerson:
        return code


def _store() -> SettingsStore:
    return SettingsStore.of_workspace(settings.WORKSPACE.folder)
