"""Findings like one: what other authorities were asked, in the same telling words, with why they are alike."""

from dataclasses import dataclass

from django.db import connection

from headway.themes import Alike, Text, most_like
from headway.themes.bm25 import rarity
from headway.themes.query import Part, Query, Word, fts5, tsquery
from headway.themes.stems import stemmed
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import Passage
from headway.web.lessons.queries.search_engine import Where, among, held_now, passages, ranked
from headway.web.lessons.rules.same_council import codes_of
from headway.web.lessons.search_index import FTS, VECTOR, WORDS
from headway.web.lessons.states import ASKED, PassageKind, ThemeState

__all__ = ["Like", "findings_like"]

MOST = 8
CONSIDERED = 60
WORDS_WEIGHED, WORDS_USED = 16, 6
AT_LEAST = 0.1
SHARED = 2
"""Two passages that share no theme share as many words at least: one word alone is chance."""
_OTHERS = (PassageKind.IMPROVEMENT, PassageKind.STRENGTH, PassageKind.FINDING)


@dataclass(frozen=True)
class Like:
    """A passage that is alike, with the words and themes that it shares."""

    passage: Passage
    alike: Alike


def findings_like(person: Somebody, passage: Passage) -> list[Like]:
    """Items other authorities were asked first; findings follow where those are few. Copies are left out."""
    if not authorities_where(person, May.SEE_DRAFTS):
        return []
    words = _telling_words(passage.text)
    if not words:
        return []
    found = _alike(passage, words, ASKED)
    if len(found) < MOST:
        found += _alike(passage, words, _OTHERS)
    return found[:MOST]


def _alike(passage: Passage, words: list[tuple[Word, float]], kinds: tuple[PassageKind, ...]) -> list[Like]:
    clause, value = among("p.kind", [kind.value for kind in kinds])
    report = passage.report
    if report.authority_id:
        same, codes = among("r.authority_id", sorted(codes_of(report.authority_id)))
        other = Where((clause, f"(r.authority_id IS NULL OR NOT ({same}))"), (value, codes))
    else:
        other = Where((clause, "p.report_id <> %s"), (value, report.pk))
    query = Query(tuple(word for word, _ in words))
    keys = ranked(query, other, any_word=True, limit=CONSIDERED, rarities=[weight for _, weight in words])
    held = Passage.objects.select_related("report__authority").prefetch_related("themes").in_bulk(keys)
    candidates = [held[key] for key in keys if key in held]
    best = most_like(_text(passage), [_text(each) for each in candidates], MOST, at_least=AT_LEAST)
    telling = [alike for alike in best if alike.themes or len(alike.words) >= SHARED]
    return [Like(candidates[alike.place], alike) for alike in telling]


def _text(passage: Passage) -> Text:
    kept = (each.theme for each in passage.themes.all() if each.state != ThemeState.REJECTED)
    return Text(passage.text, frozenset(kept))


def _telling_words(text: str) -> list[tuple[Word, float]]:
    """Its rarest words that other passages have too, each with its rarity."""
    distinct = list({stem: word for stem, word in stemmed(text) if not word.isdigit()}.values())[
        :WORDS_WEIGHED
    ]
    parts = tuple(Word(word) for word in distinct)
    counts = _passages_with_each(parts)
    everything = passages(held_now())
    weighed = [
        (part, rarity(everything, count)) for part, count in zip(parts, counts, strict=True) if count > 1
    ]
    return sorted(weighed, key=lambda each: -each[1])[:WORDS_USED]


def _passages_with_each(parts: tuple[Part, ...]) -> list[int]:
    """How many passages have each: one question, however many the words are."""
    if not parts:
        return []
    if connection.vendor == "sqlite":
        one, write = f"(SELECT count(*) FROM {FTS} WHERE {FTS} MATCH %s)", fts5  # noqa: S608
    else:
        matches = f"{VECTOR} @@ to_tsquery('{WORDS}', %s)"
        one, write = f"(SELECT count(*) FROM lessons_passage WHERE {matches})", tsquery  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(one for _ in parts)}", [write(Query((part,))) for part in parts])
        return [int(count) for count in cursor.fetchone()]
