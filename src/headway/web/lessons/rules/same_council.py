"""Which ONS codes are one council's: a report keeps the code of its day, and some councils have been given another.

A council that others took over is another council: Dorset before 2019 is none of its successors.
"""

from functools import cache

from headway.areas import authorities
from headway.benchmarks import continuing
from headway.errors import ForPerson

__all__ = ["codes_of", "lasting"]


def lasting(code: str | None) -> str:
    """The code that the council has now, where only its code has changed; empty for none."""
    if not code:
        return ""
    try:
        return continuing(code)
    except ForPerson:  # a code that this release does not know stands for itself
        return code


@cache
def codes_of(code: str) -> frozenset[str]:
    """Every code that the council has had and has."""
    now = lasting(code)
    return frozenset({code, *(each.ons_code for each in authorities() if lasting(each.ons_code) == now)})
