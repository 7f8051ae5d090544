"""Headway: from what an inspectorate found, to what the council promised, to whether children are better off.

Each folder here is a room with a door (its ``__init__``); ``docs/rooms.md`` draws the house.
"""


def version() -> str:
    """The version that is installed. Read when asked for: finding it out takes as long as starting Python."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("headway")
    except PackageNotFoundError:  # a source tree that nobody installed
        return "0+unknown"
