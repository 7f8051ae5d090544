"""How an authority stands among the others: official statistics, national registers of inspections, neighbours.

In: the department's files, the inspectorate's spreadsheets, lists of neighbours, as published. Out: editions, figures,
what was revised, the position on any day. Grades are the inspectorate's, figures the department's, codes the ONS's.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from headway.benchmarks.continuing import continuing
from headway.benchmarks.neighbours import Neighbour, NeighbourList, read_neighbours
from headway.benchmarks.position import LeftOut, Position, position
from headway.benchmarks.reading_registers import read_register
from headway.benchmarks.register import Layout, Problem, Register, RegisterRow

if TYPE_CHECKING:
    from headway.benchmarks.averages import outside_their_parts
    from headway.benchmarks.comparison import Across, Comparator, Comparison, PeerValue
    from headway.benchmarks.edition import Edition
    from headway.benchmarks.like_for_like import adjusted
    from headway.benchmarks.loading import Loaded, load
    from headway.benchmarks.revisions import Revision, revised
    from headway.benchmarks.screening import screen
    from headway.benchmarks.store import Figure, Store

__all__ = [
    "Across",
    "Comparator",
    "Comparison",
    "Edition",
    "Figure",
    "Layout",
    "LeftOut",
    "Loaded",
    "Neighbour",
    "NeighbourList",
    "PeerValue",
    "Position",
    "Problem",
    "Register",
    "RegisterRow",
    "Revision",
    "Store",
    "adjusted",
    "continuing",
    "load",
    "outside_their_parts",
    "position",
    "read_neighbours",
    "read_register",
    "revised",
    "screen",
]

# The store brings DuckDB with it, which those who read a register have no use for: it comes in when it is asked for.
_OF_THE_STORE = {
    "Across": "comparison",
    "Comparator": "comparison",
    "Comparison": "comparison",
    "Edition": "edition",
    "Figure": "store",
    "Loaded": "loading",
    "PeerValue": "comparison",
    "Revision": "revisions",
    "Store": "store",
    "adjusted": "like_for_like",
    "load": "loading",
    "outside_their_parts": "averages",
    "revised": "revisions",
    "screen": "screening",
}


def __getattr__(name: str) -> Any:
    if name in _OF_THE_STORE:
        return getattr(import_module(f"{__name__}.{_OF_THE_STORE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
