"""Faults of a TOML text by key and line."""

import re
import tomllib

from headway.errors import ForPerson
from headway.frameworks.tables import Faults, Table

_ENTRY = re.compile(r"(limiting|leaning|outcomes) ([^,]+)")
_KEY = re.compile(r'"(\w+)"')
_LONGEST = 100_000
"""Characters: ten times the longest rules that ship."""
_DEEP = re.compile(r"""(?:(?:[\w-]{1,100}|"[^"\n]{0,100}"|'[^'\n]{0,100}')[ \t]{0,9}\.[ \t]{0,9}){16}""")
"""A key of many parts: tomllib takes the square of their number, or more, to read one."""
_FAULTS_PLACED, _FAULTS_TOLD = 50, 100


class PlacedFaults(Faults):
    """Faults that name the line as well, where the key stands in the text."""

    def __init__(self, file: str, text: str) -> None:
        """``text`` is what is being read."""
        super().__init__(file)
        self._lines = text.splitlines()

    def add(self, where: str, what: str) -> None:
        """Note one fault, with its line."""
        if len(self.found) >= _FAULTS_TOLD:
            self.found[_FAULTS_TOLD:] = ["There are more faults. Mend these first."]
            return
        line = self._line(where, what) if len(self.found) < _FAULTS_PLACED else None
        self.found.append(f"{self.file}{f', line {line}' if line else ''}, {where}: {what}")

    def _line(self, where: str, what: str) -> int | None:
        entry, key = _ENTRY.match(where), _KEY.search(what)
        start = self._start(entry[2]) if entry else self._heading(where)
        if start is None:
            return None
        found = self._after(start, key[1]) if key else None
        return found or (start + 1 if entry or where != "top" else None)

    def _start(self, entry_id: str) -> int | None:
        wanted = re.compile(rf'\s*id\s*=\s*["\']{re.escape(entry_id)}["\']')
        return next((place for place, line in enumerate(self._lines) if wanted.match(line)), None)

    def _heading(self, where: str) -> int | None:
        if where == "top":
            return 0
        wanted = f"[{where.removeprefix('top, ')}]"
        return next((place for place, line in enumerate(self._lines) if line.strip() == wanted), None)

    def _after(self, start: int, key: str) -> int | None:
        wanted = re.compile(rf"\s*{re.escape(key)}\s*=")
        for place in range(start, len(self._lines)):
            if place > start and self._lines[place].startswith("[["):
                return None
            if wanted.match(self._lines[place]):
                return place + 1
        return None


def placed_table(text: str, file: str) -> tuple[Table, Faults]:
    """The top table of a TOML text, and where to put its faults."""
    if len(text) > _LONGEST:
        raise ForPerson(f"{file} has {len(text)} characters; rules have {_LONGEST} at most. Shorten it.")
    if _DEEP.search(text):
        raise ForPerson(f"{file} is nested too deeply for rules. Begin from the shipped ones.")
    faults = PlacedFaults(file, text)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ForPerson(f"{file} is not TOML: {error}. Mend it there.") from None
    except RecursionError:
        raise ForPerson(f"{file} is nested too deeply for rules. Begin from the shipped ones.") from None
    return Table(values, "top", faults), faults
