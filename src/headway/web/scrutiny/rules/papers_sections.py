"""A section of a paper that is being begun: parts in the small Markdown, and the source of each that has figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from headway.documents.content import Section
from headway.web.scrutiny.rules.papers_outcome import source_line

__all__ = ["Writing", "to_write"]


def to_write(what: str) -> str:
    """A marked place that a person fills; the check names it until somebody has."""
    return f"[{what}]"


@dataclass
class Writing:
    """The section so far."""

    heading: str
    parts: list[str] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)

    def say(self, sentence: str, source: str = "") -> None:
        """A paragraph, with its source where it has figures."""
        if sentence:
            self.parts.append(sentence)
        if sentence and source:
            self.sources.append(source_line(sentence, source))

    def part(self, heading: str) -> None:
        """A numbered part: what follows belongs to it."""
        self.parts.append(f"### {heading}")

    def bullets(self, lines: Iterable[str], source: str = "") -> None:
        """Bullets below what was said."""
        said = [f"- {each}" for each in lines if each]
        if said:
            self.parts.append("\n".join(said))
        if source:
            self.sources += [source_line(each.removeprefix("- "), source) for each in said]

    def table(self, caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table under its caption."""
        lines = [_row(header), "|" + " --- |" * len(header), *map(_row, rows)]
        self.parts.append(f"Table: {caption}\n\n" + "\n".join(lines))

    def source(self, what: str, source: str) -> None:
        """The source of a row of a table."""
        self.sources.append(source_line(what, source))

    def made(self) -> Section:
        return Section(self.heading, "\n\n".join(each for each in self.parts if each))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(each.replace("|", "\\|").split()) for each in cells) + " |"
