"""What councils decide for themselves, or read differently: the ``[clocks]`` table of ``headway.toml``."""

import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from headway.errors import ForPerson

_MOST_CALL_IN_DAYS = 30


@dataclass(frozen=True)
class CouncilSettings:
    """One council's answers to the disputed and the local parts of the clocks."""

    saturday_is_clear_day: bool = False
    """No statute says whether a Saturday is a clear day; the cautious reading leaves it out."""
    further_closed_days: tuple[date, ...] = ()
    """Days that are no clear days here though they are no bank holidays, such as Maundy Thursday."""
    notice_in_calendar_days: bool = True
    """S.I. 2012/2089 leaves no day out of its 28 clear days; false counts them as for an agenda."""
    publish_on_working_days: bool = True
    """Papers and notices must lie at the offices, so a last day on a weekend moves back to a working day."""
    call_in_days: int = 5
    """Working days in which a decision may be called in: the council's constitution says how many."""


DEFAULT_SETTINGS = CouncilSettings()


def read_settings(path: Path) -> CouncilSettings:
    """The ``[clocks]`` table of a TOML file; without one, the defaults. Every fault is reported."""
    table = _toml(path).get("clocks", {})
    if not isinstance(table, dict):
        raise ForPerson(f"{path}: clocks must be a table, written [clocks].")
    known = [each.name for each in fields(CouncilSettings)]
    faults = [f"{key}: no such setting; there are {', '.join(known)}" for key in table if key not in known]
    faults += [f"{key}: {fault}" for key in known if key in table and (fault := _fault(key, table[key]))]
    if faults:
        raise ForPerson(f"{path}, [clocks]: {'; '.join(faults)}.")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    return CouncilSettings(**values)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ForPerson(
            f"{path}: the settings cannot be read ({error.strerror}); name a TOML file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ForPerson(f"{path} is not TOML in UTF-8: {error}. Mend that line.") from error


def _fault(key: str, value: object) -> str | None:
    default = getattr(DEFAULT_SETTINGS, key)
    if isinstance(default, bool):
        return None if isinstance(value, bool) else f"{value!r} is neither true nor false"
    if isinstance(default, int):
        return (
            None
            if _is_number_of_days(value)
            else f"{value!r} is not a whole number from 1 to {_MOST_CALL_IN_DAYS}"
        )
    return None if _are_dates(value) else "give dates in a list, such as [2027-03-25]"


def _is_number_of_days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_CALL_IN_DAYS


def _are_dates(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, date) and not isinstance(each, datetime) for each in value
    )
