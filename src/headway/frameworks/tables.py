"""A TOML table read key by key: every fault is collected with its place, none stops the reading."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from headway.errors import ForPerson

Choice = TypeVar("Choice", bound=StrEnum)


class Faults:
    """What is wrong with one file, gathered and then said in one message."""

    def __init__(self, file: str) -> None:
        """``file`` is the name that the message gives."""
        self.file = file
        self.found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Note one fault."""
        self.found.append(f"{self.file}, {where}: {what}")

    def raise_any(self) -> None:
        """Refuse the file if there is a fault, saying all of them."""
        if self.found:
            raise ForPerson("\n".join(self.found))


class Table:
    """One table of a file. What is asked for is ticked off; :meth:`close` complains of the rest."""

    def __init__(self, values: dict[str, Any], where: str, faults: Faults) -> None:
        """``where`` names the table in messages."""
        self._values, self._where, self._faults = values, where, faults
        self._asked: set[str] = set()

    def fault(self, what: str) -> None:
        """Note a fault in this table."""
        self._faults.add(self._where, what)

    def _take(self, key: str, kind: type, empty: Any) -> Any:
        self._asked.add(key)
        value = self._values.get(key, empty)
        if key in self._values and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            self.fault(f'"{key}" must be {_KINDS[kind]}')
            return empty
        return value

    def text(self, key: str) -> str:
        """A required text."""
        value: str = self._take(key, str, "")
        if not value and key not in self._values:
            self.fault(f'"{key}" is missing')
        return value

    def maybe(self, key: str) -> str | None:
        """A text, or None."""
        value: str | None = self._take(key, str, None)
        return value

    def or_empty(self, key: str) -> str:
        """A text, or an empty one."""
        return self.maybe(key) or ""

    def flag(self, key: str) -> bool:
        """True or false; false where absent."""
        return bool(self._take(key, bool, False))

    def maybe_flag(self, key: str) -> bool | None:
        """True, false, or None where absent."""
        value: bool | None = self._take(key, bool, None)
        return value

    def number(self, key: str) -> int | None:
        """A whole number, or None."""
        value: int | None = self._take(key, int, None)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where absent."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            self.fault(f'"{key}" must be a list of texts')
            return ()
        return tuple(values)

    def choice(self, key: str, choices: type[Choice], otherwise: Choice) -> Choice:
        """One of a closed list; ``otherwise`` only stands in while the fault is on its way."""
        value = self.text(key)
        if value not in {str(choice) for choice in choices}:
            if value:
                self.fault(f'"{key}" is "{value}"; use {", ".join(choices)}')
            return otherwise
        return choices(value)

    def maybe_choice(self, key: str, choices: type[Choice], otherwise: Choice) -> Choice | None:
        """One of a closed list, or None where absent."""
        self._asked.add(key)
        return self.choice(key, choices, otherwise) if key in self._values else None

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A day written as year, year and month, or date; ``last`` takes the end of the year or month."""
        value = self.maybe(key)
        if value is None:
            return None
        try:
            return _day(value, last=last)
        except ValueError:
            self.fault(f'"{key}" is "{value}"; write a year, 2013-11 or 2013-11-19')
            return None

    def table(self, key: str) -> "Table | None":
        """A table inside this one, or None."""
        value = self._take(key, dict, None)
        return None if value is None else Table(value, f"{self._where}, {key}", self._faults)

    def counts(self, key: str) -> dict[str, int] | None:
        """A table of whole numbers, or None."""
        value: dict[str, int] | None = self._take(key, dict, None)
        if value is not None and not all(type(each) is int for each in value.values()):
            self.fault(f'"{key}" must hold whole numbers')
            return None
        return value

    def tables(self, key: str, named: Iterable[str] = ("id",)) -> list["Table"]:
        """A list of tables; messages call each by the first of its ``named`` keys."""
        values = self._take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.fault(f'"{key}" must be a list of tables, each under [[{key}]]')
            return []
        return [
            Table(value, f"{key} {next((value[n] for n in named if n in value), place)}", self._faults)
            for place, value in enumerate(values, 1)
        ]

    def close(self) -> None:
        """Complain of every key that nobody asked for."""
        for key in self._values.keys() - self._asked:
            self.fault(f'"{key}" is not a key here')


_KINDS = {str: "a text", bool: "true or false", int: "a whole number", list: "a list", dict: "a table"}


def _day(text: str, *, last: bool) -> date:
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    if re.fullmatch(r"\d{4}-\d\d", text):
        first = date.fromisoformat(text + "-01")
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else first
    return date.fromisoformat(text)


def toml_table(text: str, file: str) -> tuple[Table, Faults]:
    """The top table of a TOML text, and where to put its faults."""
    faults = Faults(file)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ForPerson(f"{file} is not TOML: {error}. Mend it there.") from None
    return Table(values, "top", faults), faults
