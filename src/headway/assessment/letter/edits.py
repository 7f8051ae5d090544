"""What people changed in a drafted letter. A draft made anew keeps every edit: none is lost, none put on other figures.

An edit holds the sentence as it was drafted. Where the draft now reads otherwise, the edit is stale: the letter shows
the new draft, and the person keeps theirs or takes the new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from headway.assessment.letter.values import Letter, Paragraph, Part, Sentence

__all__ = ["Edit", "EditKind", "Edited", "Woven", "edited"]


class EditKind(StrEnum):
    """What was done to a sentence."""

    CHANGE = "change"
    REMOVE = "remove"
    ADD = "add"


@dataclass(frozen=True)
class Edit:
    """One edit. ``drafted`` is the sentence as it read when it was edited ("" for an added one); ``after`` the key of
    the sentence that an added one follows; no ``sources`` means those of the draft.
    """

    key: str
    kind: EditKind
    text: str = ""
    drafted: str = ""
    after: str = ""
    sources: tuple[str, ...] = ()
    by: str = ""
    on: date | datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", EditKind(self.kind))


@dataclass(frozen=True)
class Woven:
    """A sentence before and after: ``drafted`` None where it was added, ``now`` None where it was removed."""

    drafted: Sentence | None
    now: Sentence | None
    edit: Edit | None = None


@dataclass(frozen=True)
class Edited:
    """The letter as edited. ``stale``: edits with the sentence as it is drafted now; ``loose``: edits whose sentence is
    no longer drafted; ``marks``: by key, the edit that stands; ``woven``: by paragraph id, what was and what is;
    ``drafted``: the letter before any edit."""

    letter: Letter
    stale: tuple[tuple[Edit, str], ...] = ()
    loose: tuple[Edit, ...] = ()
    marks: Mapping[str, Edit] = field(default_factory=dict)
    woven: Mapping[str, tuple[Woven, ...]] = field(default_factory=dict)
    drafted: Letter | None = None

    @property
    def is_settled(self) -> bool:
        """Whether no edit waits for a person."""
        return not self.stale and not self.loose


def edited(letter: Letter, edits: Iterable[Edit]) -> Edited:
    """The letter with its edits, the latest of a key standing. Pass only those that nobody has undone."""
    given = tuple(edits)
    drafted = {each.key: each.text for each in letter.sentences}
    added = _added(given)
    last = {each.key: each for each in given if each.kind is not EditKind.ADD and each.key not in added}
    stale = [(each, drafted[each.key]) for each in last.values() if _is_stale(each, drafted)]
    stands = {
        key: each for key, each in last.items() if key in drafted and all(each is not s for s, _ in stale)
    }
    woven, placed = _weave(letter, stands, [each for each in added.values() if each.kind is EditKind.ADD])
    loose = [each for each in last.values() if each.key not in drafted]
    loose += [each for each in added.values() if each.kind is EditKind.ADD and each.key not in placed]
    marks = {one.edit.key: one.edit for ones in woven.values() for one in ones if one.edit}
    return Edited(_after(letter, woven), tuple(stale), tuple(loose), marks, woven, letter)


def _is_stale(edit: Edit, drafted: Mapping[str, str]) -> bool:
    return edit.key in drafted and edit.drafted != drafted[edit.key]


def _added(given: Sequence[Edit]) -> dict[str, Edit]:
    """Added sentences by key, as last changed; a removed one keeps its place in the list as removed."""
    made: dict[str, Edit] = {}
    for each in given:
        if each.kind is EditKind.ADD:
            made[each.key] = each
        elif each.key in made:
            first = made[each.key]
            if each.kind is EditKind.REMOVE:
                made[each.key] = replace(each, after=first.after)
            else:
                kept = each.sources or first.sources
                made[each.key] = replace(each, kind=EditKind.ADD, after=first.after, sources=kept, drafted="")
    return made


def _weave(
    letter: Letter, stands: Mapping[str, Edit], adds: Sequence[Edit]
) -> tuple[dict[str, tuple[Woven, ...]], set[str]]:
    woven: dict[str, list[Woven]] = {}
    for part in letter.parts:
        for paragraph in part.paragraphs:
            woven[paragraph.id] = [_one(each, stands.get(each.key)) for each in paragraph.sentences]
    placed: set[str] = set()
    waiting = list(adds)
    while waiting:
        left = [each for each in waiting if not _put(each, woven, placed)]
        if len(left) == len(waiting):
            break
        waiting = left
    return {key: tuple(each) for key, each in woven.items()}, placed


def _one(sentence: Sentence, edit: Edit | None) -> Woven:
    if edit is None:
        return Woven(sentence, sentence)
    if edit.kind is EditKind.REMOVE:
        return Woven(sentence, None, edit)
    return Woven(sentence, Sentence(sentence.key, edit.text, edit.sources or sentence.sources), edit)


def _put(edit: Edit, woven: Mapping[str, list[Woven]], placed: set[str]) -> bool:
    """After its sentence, and after those that were added there before it."""
    for ones in woven.values():
        for place, one in enumerate(ones):
            if _key(one) == edit.after:
                end = place + 1
                while end < len(ones) and _follows(ones[end], edit.after):
                    end += 1
                ones.insert(end, Woven(None, Sentence(edit.key, edit.text, edit.sources), edit))
                placed.add(edit.key)
                return True
    return False


def _key(one: Woven) -> str:
    sentence = one.drafted or one.now
    return sentence.key if sentence else ""


def _follows(one: Woven, after: str) -> bool:
    return one.drafted is None and one.edit is not None and one.edit.after == after


def _after(letter: Letter, woven: Mapping[str, tuple[Woven, ...]]) -> Letter:
    parts = []
    for part in letter.parts:
        paragraphs = [_paragraph(each, woven[each.id]) for each in part.paragraphs]
        parts.append(Part(part.id, part.heading, tuple(each for each in paragraphs if each.sentences)))
    return Letter(letter.authority, letter.year, tuple(parts))


def _paragraph(paragraph: Paragraph, ones: Sequence[Woven]) -> Paragraph:
    return Paragraph(paragraph.id, tuple(one.now for one in ones if one.now), paragraph.kind)
