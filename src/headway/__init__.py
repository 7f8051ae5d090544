"""Headway: from what an inspectorate found, to what the council promised, to whether children are better off.

Each folder here is a room with a door (its ``__init__``); ``docs/rooms.md`` draws the house.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("headway")
except PackageNotFoundError:  # a source tree that nobody installed
    __version__ = "0+unknown"
