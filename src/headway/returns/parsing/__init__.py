"""In: raw tables. Out: typed ones, with the faults of single cells and a list of every repair.

Types, codes and years are the return's own schema; a value that cannot be read is a fault and never a guess.
"""

from headway.returns.parsing.typed import RawTable, Typing

__all__ = ["RawTable", "Typing"]
