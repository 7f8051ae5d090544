"""What is wrong with a file → one message for a person."""

from collections.abc import Sequence

from headway.benchmarks.register import Problem
from headway.errors import ForPerson

_TOLD = 3  # faults named in one message


def must_be_none(problems: Sequence[Problem]) -> None:
    """Refuse a file for what is wrong with it: the first few faults, each with file, row and column."""
    if problems:
        told = " ".join(str(each) for each in problems[:_TOLD])
        more = f" And {len(problems) - _TOLD} more faults." if len(problems) > _TOLD else ""
        raise ForPerson(f"{told}{more} Nothing was loaded.")
