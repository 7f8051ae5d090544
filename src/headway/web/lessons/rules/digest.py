"""A digest as a paper to a committee: its parts as sections to be written on, and where its figures are from."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from headway.documents.content import PaperContent, Section
from headway.themes.digest import Digest, Grid, Part, Said
from headway.themes.digest_parts import parts, summary
from headway.themes.digest_words import cited, source_of

__all__ = ["digest_content", "digest_sources"]


def digest_content(digest: Digest, *, body: str = "", template: str = "default") -> PaperContent:
    """The paper begun. ``body`` is who is asked, "" where it is not known yet."""
    who = f"The {body}" if body else "[Name of body]"
    return PaperContent(
        body=body,
        on=None,
        subject="Lessons from other authorities' inspections",
        division="All",
        summary=summary(digest),
        recommendations=(
            f"{who} is asked to CONSIDER and COMMENT on what other authorities were told and on what was decided here.",
        ),
        sections=tuple(Section(part.heading, _text(part)) for part in parts(digest)),
        template=template,
    )


def digest_sources(digest: Digest) -> tuple[dict[str, Any], ...]:
    """Each sentence with what it rests on; a quotation rests on its page."""
    said = (each for part in parts(digest) for each in part.holds if isinstance(each, Said))
    return tuple(
        {"sentence": sentence, "source": source}
        for each in said
        for sentence, source in (
            (each.text, each.source),
            *((cited(one), source_of(one)) for one in each.quotations),
        )
        if source
    )


def _text(part: Part) -> str:
    """The part in the small Markdown: sentences as paragraphs, quotations as bullets below them, tables."""
    return "\n\n".join(_pieces(part))


def _pieces(part: Part) -> Iterator[str]:
    for is_item, group in groupby(part.holds, key=lambda each: isinstance(each, Said) and each.is_item):
        if is_item:
            yield "\n".join(f"- {_plain(each.text)}" for each in group if isinstance(each, Said))
            continue
        for each in group:
            yield from _table(each) if isinstance(each, Grid) else _said(each)


def _said(said: Said) -> Iterator[str]:
    yield _plain(said.text)
    if said.quotations:
        yield "\n".join(f"- {_unmarked(cited(each))}" for each in said.quotations)


def _table(grid: Grid) -> Iterator[str]:
    yield f"Table: {grid.caption}"
    rows = (grid.header, ("---",) * len(grid.header), *grid.rows)
    yield "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unmarked(text: str) -> str:
    """The words of a report stay what they are: no star in them makes anything bold."""
    return _plain(text).replace("**", "* *")


def _cell(text: str) -> str:
    return _unmarked(text).replace("|", "\\|")
