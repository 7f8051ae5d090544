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
