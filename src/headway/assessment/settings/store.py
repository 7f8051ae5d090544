"""The store of settings as others read it: its editions, the settings on a day, their shares and their history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING

from headway.assessment.profile import Counts, SettingLine
from headway.assessment.settings.edition import INSPECTIONS, MANIFEST, SETTINGS, Edition, read_edition
from headway.benchmarks.places import ENGLAND
from headway.errors import ForPerson
from headway.returns.store import workspace_folder

if TYPE_CHECKING:
    from headway.assessment.settings.register import Register
    from headway.assessment.settings.values import Inspected, Setting, Tally

__all__ = ["ENGLAND", "SettingsStore"]

"""In place of codes of authorities: every setting, also those whose authority is not known."""


class SettingsStore:
    """Settings and their inspections in one folder. Reading takes no lock; loading is ``settings.loading``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_workspace(cls, folder: Path | None = None) -> SettingsStore:
        """The store of a workspace; without one, of the workspace that the environment names."""
        return cls((folder or workspace_folder()) / "settings")

    def editions(self) -> tuple[Edition, ...]:
        """Every edition, the oldest first: by the day it stands at, then by when it was loaded."""
        found = [self._read(path.parent) for path in self.folder.glob(f"*/edition=*/{MANIFEST}")]
        return tuple(sorted(found, key=lambda each: (each.as_at, each.loaded_at, each.id)))

    def is_whole(self, edition: Edition) -> bool:
        """Whether what the edition holds lies in the store, as far as its end tells (a Parquet file ends in PAR1)."""
        try:
            for name in (SETTINGS, INSPECTIONS):
                with (self.folder / edition.folder / name).open("rb") as file:
                    if not (
                        file.seek(0, SEEK_END) > 8 and file.seek(-4, SEEK_END) > 0 and file.read() == b"PAR1"
                    ):
                        return False
        except OSError:
            return False
        return (self.folder / edition.folder / MANIFEST).is_file()

    def shares(self, codes: Sequence[str], on: date) -> dict[str, Counts]:
        """By kind of setting, the open settings of these authorities that had an overall grade on that day: how many,
        how many good or better, how many inadequate. Codes are the ONS's; ``ENGLAND`` means every setting.

        A kind of which nothing is held is not there.
        """
        return {kind: tally.counts for kind, tally in self.tallies(codes, on).items()}

    def tallies(self, codes: Sequence[str], on: date) -> dict[str, Tally]:
        """The same with those that had no overall grade, and those not inspected yet."""
        from headway.assessment.settings.asking import tallies

        return tallies(self._register(), codes, on) if self.editions() else {}

    def setting_lines(self, authority: str, neighbours: Sequence[str], on: date) -> tuple[SettingLine, ...]:
        """Block A of an authority on a day, beside a year before, its neighbours together, and England.

        One line for every kind that the register holds anywhere, in the letters' order; ``here`` counts 0 where the
        authority has none. The neighbours' counts hold none of the authority's own; England's hold everybody's.
        """
        from headway.assessment.settings.lines import setting_lines

        return setting_lines(self, authority, neighbours, on)

    def settings(self, authority: str, kind: str, on: date) -> tuple[Setting, ...]:
        """The settings of a kind that stood in an authority on a day or before, open and closed, by name and number."""
        from headway.assessment.settings.asking import settings

        return settings(self._register(), authority, kind, on) if self.editions() else ()

    def setting(self, urn: str, on: date) -> tuple[Setting, ...]:
        """What goes by a number on a day: a school with a sixth form is two, a school and a sixth form."""
        from headway.assessment.settings.asking import setting

        return setting(self._register(), urn, on) if self.editions() else ()

    def history(self, urn: str) -> tuple[Inspected, ...]:
        """Every inspection held of a setting, and of those that it took over from under another number, the newest
        first. Those of a school's parts (sixth form, early years) stand among them with their own kind.
        """
        from headway.assessment.settings.asking import history

        return history(self._register(), urn) if self.editions() else ()

    def _register(self) -> Register:
        from headway.assessment.settings.register import register

        editions = self.editions()
        for each in editions:
            if not self.is_whole(each):
                raise ForPerson(
                    f"{self.folder / each.folder} is damaged. Delete that folder and load {each.file} again: "
                    "`headway settings load FILE`."
                )
        return register(self.folder, tuple(each.folder for each in editions))

    def _read(self, folder: Path) -> Edition:
        try:
            return read_edition(folder)
        except (OSError, ValueError, KeyError, TypeError):
            raise ForPerson(
                f"{folder / MANIFEST} is missing or damaged. Delete that folder and load the file again."
            ) from None
