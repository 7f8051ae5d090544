"""How an authority stands among the others: national registers of inspections, and the position on any day.

In: a national register (our CSV, Ofsted's outcome spreadsheets), a list of neighbours. Out: the rows, what could not be
read, the share good or better on a day. Grades are the inspectorate's, codes those of the ONS, neighbours the list's.
"""

from headway.benchmarks.continuing import continuing
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
    "continuing",
    "position",
    "read_neighbours",
    "read_register",
]
