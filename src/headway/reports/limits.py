"""What one document may cost before it is refused."""

import math
from dataclasses import dataclass

from headway.errors import ForPerson

LEAST_MEMORY_MIB = 128
"""Reading 66 real reports took 54 MiB of address space on Linux: interpreter, PDF library and parser."""


@dataclass(frozen=True)
class Limits:
    """What one document may take. No real report we hold has over 58 pages or a line over 250.

    ``seconds`` is wall-clock time for one document, from its first byte to its record; ``memory_mib`` is the
    whole address space of the process that reads it. ``line`` is the longest line in characters: a longer one
    is not print, and is where a pattern could be made to run for hours.
    """

    seconds: float = 20.0
    memory_mib: int = 1024
    file_mib: int = 200
    pages: int = 2_000
    characters: int = 10_000_000
    line: int = 50_000

    def __post_init__(self) -> None:
        if not (math.isfinite(self.seconds) and self.seconds > 0):
            raise ForPerson(f"A time limit of {self.seconds} seconds cannot be kept. Give a number above 0.")
        if self.memory_mib < LEAST_MEMORY_MIB:
            raise ForPerson(
                f"A memory limit of {self.memory_mib} MiB is too little to read with. "
                f"Give {LEAST_MEMORY_MIB} or more."
            )


USUAL = Limits()
