"""A query as SQLite's FTS5 understands it. Every word stands between quotation marks, so that none is syntax."""

from itertools import product

from headway.themes.query.tree import Both, Either, Near, Part, Phrase, Query, Word, terms_of

MOST_PAIRS = 24
"""Pairs of words that one NEAR is written out to: FTS5 knows no "or" inside it."""


def fts5(query: Query, *, any_word: bool = False) -> str:
    """The right side of MATCH; empty where there is nothing to look for."""
    if not query:
        return ""
    wanted = (" OR " if any_word else " AND ").join(_part(part) for part in query.wanted)
    if not query.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(_part(part) for part in query.unwanted)})"


def _part(part: Part) -> str:
    if isinstance(part, Near):
        return _near(part)
    if isinstance(part, Either):
        return f"({' OR '.join(_part(each) for each in part.parts)})"
    if isinstance(part, Both):
        return f"({' AND '.join(_part(each) for each in part.parts)})"
    return _term(part)


def _term(term: Word | Phrase) -> str:
    if isinstance(term, Phrase):
        return f'"{" ".join(term.words)}"'
    return f'"{term.text}" *' if term.begins else f'"{term.text}"'


def _near(near: Near) -> str:
    """FTS5 counts the words between; NEAR here counts from one word to the other."""
    pairs = list(product(terms_of(near.left), terms_of(near.right)))[:MOST_PAIRS]
    written = [f"NEAR({_term(left)} {_term(right)}, {near.within - 1})" for left, right in pairs]
    return written[0] if len(written) == 1 else f"({' OR '.join(written)})"
