"""How an authority stands among the others: national registers of inspections, and the position on any day.

In: a national register, ours as CSV or Ofsted's outcome spreadsheets. Out: its rows, what could not be read, and the
share of authorities that were good or better on a day. The grades are the inspectorate's, the codes those of the ONS.
"""

from headway.benchmarks.neighbours import Neighbour, NeighbourList, read_neighbours
from headway.benchmarks.position import LeftOut, Position, position
from headway.benchmarks.reading_registers import read_register
from headway.benchmarks.register import Layout, Problem, Register, RegisterRow

__all__ = [
    "Layout",
    "LeftOut",
    "Neighbour",
    "NeighbourList",
    "Position",
    "Problem",
    "Register",
    "RegisterRow",
    "position",
    "read_neighbours",
    "read_register",
]
