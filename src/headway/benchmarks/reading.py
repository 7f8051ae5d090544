"""What every reader of official statistics gives back: where the figures belong, and SQL that yields them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """One file as read. ``select`` yields the columns of ``store.COLUMNS``, over tables on the reader's connection."""

    source: str
    dataset: str
    title: str
    select: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A file that is kept as it is, for its own reader, and holds no figures: a list, a dictionary, a register."""

    source: str
    dataset: str
    title: str
    first_period: str
    last_period: str
    rows: int
    warnings: tuple[str, ...] = ()
