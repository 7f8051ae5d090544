"""Everything wrong with a file, told at once: where each fault is, what it is, what to do."""

from dataclasses import dataclass

from headway.errors import ForPerson

__all__ = ["Fault", "Faults"]

_SHOWN = 20


@dataclass(frozen=True)
class Fault:
    """One thing wrong. ``row`` counts as the spreadsheet does, or is None where the fault is not of one row."""

    sheet: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        place = [self.sheet]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}"


class Faults(ForPerson):
    """The faults of one file. The page lists them all; the command line prints them one a line."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        shown = [str(fault) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            shown.append(f"and {len(faults) - _SHOWN} more.")
        count = "One thing is" if len(faults) == 1 else f"{len(faults)} things are"
        super().__init__("\n  ".join([f"{count} wrong. Nothing was changed.", *shown]))
