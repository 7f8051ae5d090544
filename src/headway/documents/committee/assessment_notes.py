"""The notes of an assessment's letter: what was assumed, what each sentence stands on, the figures, the edits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from headway.assessment.letter import CELL, HOW_COUNTED, Edited, Letter, Part, Sentence, reading, standing
from headway.assessment.letter.figures import certainty, figures
from headway.assessment.profile import Block, Profile
from headway.assessment.rulebook import Rulebook
from headway.documents.tree import Block as TreeBlock
from headway.documents.tree import BulletList, Heading, PageBreak, Paragraph, Run, Runs, Table, plain
from headway.documents.wording import day

__all__ = ["Numbered", "notes"]

_SPELT = 2
"""So many sources are spelt out in a note; of more, the names lead to the table of figures."""


@dataclass(frozen=True)
class Numbered:
    """The sentences that have a note, numbered in the order in which they are read."""

    sentences: list[Sentence] = field(default_factory=list)

    def reference(self, sentence: Sentence) -> Runs:
        """The raised number behind a sentence; none where a person's own entry stands behind it."""
        if all(each.startswith("J:") and each != "J:judgement" for each in sentence.sources):
            return ()
        self.sentences.append(sentence)
        number = len(self.sentences)
        return (
            Run(
                str(number),
                raised=True,
                anchor=f"ref-{number}",
                href=f"note-{number}",
                label=f"Note {number}",
            ),
        )


def notes(
    letter: Letter,
    assumed: Part | None,
    numbered: Numbered,
    profile: Profile,
    rulebook: Rulebook,
    edited: Edited | None,
) -> Iterator[TreeBlock]:
    """Everything after the signature, on a new page."""
    yield PageBreak()
    yield Heading(plain("Notes"))
    if assumed:
        yield Heading(plain("How this letter was made, and what it assumes"), level=3)
        told = (each for paragraph in assumed.paragraphs for each in paragraph.sentences)
        yield BulletList((*(plain(each.text) for each in told), plain(_length(letter))))
    if edited and edited.marks:
        yield Heading(plain("What was edited"), level=3)
        yield _edits(edited)
    yield Heading(plain("What each sentence stands on"), level=3)
    for number, sentence in enumerate(numbered.sentences, 1):
        yield Paragraph(tuple(_note(number, sentence, profile, rulebook)), str(number))
    yield from _figures(profile)


def _length(letter: Letter) -> str:
    found = reading(letter)
    return (
        f"The letter has {found.words:,} words in {found.sentences} sentences, the longest of {found.longest} words, "
        f"and a Flesch-Kincaid grade of {found.grade}. {HOW_COUNTED}"
    )


def _note(number: int, sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[Run]:
    spelt = len(sentence.sources) <= _SPELT
    for place, source in enumerate(sentence.sources):
        first, *rest = _source(source, profile, rulebook, spelt=spelt)
        if place:
            yield Run("; ")
        yield first if place else replace(first, anchor=f"note-{number}")
        yield from rest
    yield Run(". ")
    yield Run("Back", href=f"ref-{number}", label=f"Back to the sentence of note {number}")


def _source(source: str, profile: Profile, rulebook: Rulebook, *, spelt: bool) -> Iterator[Run]:
    found = standing(source, profile, rulebook)
    line = profile.line(source)
    if found is None:
        yield Run(f"{source}, which the profile no longer holds")
    elif line is not None:
        name, _, rest = figures(line).partition(": ")
        yield Run(name, href=_anchor(source, profile))
        yield Run(f": {rest}" if spelt else "")
    else:
        how = "; ".join(each for each in (certainty(found.mark), found.title) if each)
        yield Run(found.says.rstrip(".") + (f" ({how})" if how else ""))


def _anchor(key: str, profile: Profile) -> str:
    return f"figures-{list(profile.lines).index(key) + 1}"


def _figures(profile: Profile) -> Iterator[TreeBlock]:
    blocks: tuple[tuple[Block, Sequence[str]], ...] = (
        (Block.SETTINGS, [each.key for each in profile.settings]),
        (Block.INSPECTIONS, [each.key for each in profile.inspections]),
        (Block.MEASURES, [each.key for each in profile.measures]),
    )
    if any(keys for _, keys in blocks):
        yield Heading(plain("The figures"), level=3)
    for block, keys in blocks:
        if keys:
            rows = tuple(_row(key, profile) for key in keys)
            yield Table(block.label, ("What", "Figures", "Source, and how sure it is"), rows, (3, 5, 4))


def _row(key: str, profile: Profile) -> tuple[tuple[Runs, ...], ...]:
    line = profile.lines[key]
    name, _, rest = figures(line).partition(": ")
    origin = line.origin
    source = f"{origin.title} ({certainty(origin.mark)})" if origin.title else certainty(origin.mark)
    address = (plain(origin.address),) if origin.address else ()
    return (((Run(name, anchor=_anchor(key, profile)),),), (plain(rest),), (plain(source), *address))


def _edits(edited: Edited) -> Table:
    rows = []
    for ones in edited.woven.values():
        for one in ones:
            if one.edit:
                before = one.drafted.text if one.drafted else "Nothing: it was added."
                now = one.now.text if one.now else "Nothing: it was taken out."
                rows.append(
                    (
                        (plain(before.replace(CELL, ": ")),),
                        (plain(now.replace(CELL, ": ")),),
                        (plain(_who(one.edit.by, one.edit.on)),),
                    )
                )
    return Table(
        "Edits", ("As drafted", "As edited", "By whom and when"), tuple(rows), (5, 5, 3), announced=True
    )


def _who(by: str, on: date | datetime | None) -> str:
    return f"{by}, {day(on)}" if on else by
