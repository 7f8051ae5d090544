"""The field's words for one thing: "s47" finds "section 47" too. Shown with the results, and can be put off."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from headway.themes.query.parse import EMPTY, telling, words_in
from headway.themes.query.tree import Both, Either, Near, Part, Phrase, Query, Word
from headway.themes.stems import stem

__all__ = ["Group", "Widened", "thesaurus", "widened"]

LONGEST_ENTRY = 6


@dataclass(frozen=True)
class Group:
    """Words that stand for one thing. Any of ``words`` finds the others and ``also``; ``also`` widens to nothing."""

    words: tuple[str, ...]
    also: tuple[str, ...] = ()

    def beside(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """What is to be searched for too: not what was said, and nothing that a shorter entry finds already."""
        keys = {entry: _key(words_in(entry)) for entry in (*self.words, *self.also)}
        others = {entry: key for entry, key in keys.items() if not _holds(key, _key(said))}
        return tuple(
            entry
            for entry, key in others.items()
            if not any(key != shorter and _holds(key, shorter) for shorter in others.values())
        )


@dataclass(frozen=True)
class Widened:
    """The query to search by; ``added``: what was typed, and what is searched for too."""

    query: Query
    added: tuple[tuple[str, tuple[str, ...]], ...] = ()


@lru_cache(maxsize=1)
def thesaurus() -> tuple[Group, ...]:
    """The groups as they stand in synonyms.toml."""
    read = tomllib.loads((Path(__file__).parents[1] / "synonyms.toml").read_text(encoding="utf-8"))
    return tuple(Group(tuple(each["words"]), tuple(each.get("also", ()))) for each in read["group"])


def widened(query: Query) -> Widened:
    """The query with the field's other words for what it looks for. What stands in quotation marks stays as it is."""
    parts: list[Part] = []
    added: dict[str, tuple[str, ...]] = {}
    at = 0
    while at < len(query.wanted):
        run, group = _longest(query.wanted[at:])
        if group:
            parts.append(_with(run, group, added))
            at += len(run)
        else:
            parts.append(_inside(query.wanted[at], added))
            at += 1
    return Widened(telling(Query(tuple(parts), query.unwanted)), tuple(added.items()))


def _longest(parts: tuple[Part, ...]) -> tuple[tuple[Word | Phrase, ...], Group | None]:
    """The longest run of plain words at the beginning that the thesaurus knows."""
    run: list[Word | Phrase] = []
    for part in parts[:LONGEST_ENTRY]:
        if not _is_plain(part):
            break
        run.append(part)  # type: ignore[arg-type]  # plain: a word or a phrase
    while run:
        if group := _groups().get(_key(_said(tuple(run)))):
            return tuple(run), group
        run.pop()
    return (), None


def _inside(part: Part, added: dict[str, tuple[str, ...]]) -> Part:
    """The sides of OR and NEAR, each for itself."""
    if isinstance(part, Either):
        return Either(tuple(_inside(each, added) for each in part.parts))
    if isinstance(part, Near):
        return Near(_inside(part.left, added), _inside(part.right, added), part.within)
    run, group = _longest((part,))
    return _with(run, group, added) if group else part


def _with(run: tuple[Word | Phrase, ...], group: Group, added: dict[str, tuple[str, ...]]) -> Part:
    said = _said(run)
    others = group.beside(said)
    first: Part = run[0] if len(run) == 1 else Both(_filled(run))
    if not others:
        return first
    added[" ".join(said)] = others
    return Either((first, *(_term(words_in(entry)) for entry in others)))


def _filled(run: tuple[Word | Phrase, ...]) -> tuple[Word | Phrase, ...]:
    """Without "of" and "the", which nearly every passage has."""
    return tuple(part for part in run if not (isinstance(part, Word) and part.text in EMPTY))


def _term(words: tuple[str, ...]) -> Word | Phrase:
    return Word(words[0]) if len(words) == 1 else Phrase(words)


def _is_plain(part: Part) -> bool:
    return (isinstance(part, Word) and not part.begins) or (isinstance(part, Phrase) and not part.typed)


def _said(run: tuple[Word | Phrase, ...]) -> tuple[str, ...]:
    return tuple(word for part in run for word in (part.words if isinstance(part, Phrase) else (part.text,)))


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as stems; the "s" of "child's" counts for nothing."""
    return tuple(stem(word) for word in words if word != "s")


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other, one after the other."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@lru_cache(maxsize=1)
def _groups() -> dict[tuple[str, ...], Group]:
    return {_key(words_in(entry)): group for group in thesaurus() for entry in group.words}
