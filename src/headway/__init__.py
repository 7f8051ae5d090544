"""Headway: from what an inspectorate found, to what the council promised, to whether children are better off.

Each folder here is a room with a door (its ``__init__``); ``docs/rooms.md`` draws the house. In a notebook
``import headway`` is enough: a room is opened when it is first named.
"""

from types import ModuleType

_LIBRARY = (
    "areas",
    "assessment",
    "benchmarks",
    "charts",
    "clocks",
    "documents",
    "frameworks",
    "indicators",
    "minutes",
    "reports",
    "returns",
    "statistics",
    "themes",
)
"""The rooms that an analyst uses; the command and the website are not among them."""


def version() -> str:
    """The version that is installed. Read when asked for: finding it out takes as long as starting Python."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("headway")
    except PackageNotFoundError:  # a source tree that nobody installed
        return "0+unknown"


def __getattr__(name: str) -> ModuleType:
    if name not in _LIBRARY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LIBRARY})
