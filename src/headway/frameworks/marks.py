"""How sure a fact is, and where it comes from. Both stay beside the fact wherever it goes."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How sure a fact is."""

    PRIMARY = "primary"
    """Read in the official text itself."""
    OFFICIAL_STATS = "official_stats"
    """Counted in official statistics."""
    CORPUS = "corpus"
    """Counted in published reports."""
    SECONDARY = "secondary"
    """Read in a council, press or sector account of it."""
    BACKGROUND = "background"
    """Known, but seen in no source held: check before relying on it."""
    UNKNOWN = "unknown"
    """Looked for and not found."""
    ASSUMPTION = "assumption"
    """Nobody published it: Headway's own default, for people to change."""

    @property
    def in_words(self) -> str:
        """For a reader: "counted in official statistics"."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Mark.PRIMARY: "read in the official text",
    Mark.OFFICIAL_STATS: "counted in official statistics",
    Mark.CORPUS: "counted in published reports",
    Mark.SECONDARY: "read in a secondary source",
    Mark.BACKGROUND: "background knowledge, not seen in a source: check before use",
    Mark.UNKNOWN: "not known",
    Mark.ASSUMPTION: "Headway’s assumption: nothing was published, so change it to yours",
}


@dataclass(frozen=True)
class Source:
    """A text or data set that a fact was taken from; ``address`` is empty where none is public."""

    key: str
    title: str
    address: str = ""
