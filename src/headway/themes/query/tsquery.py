"""A query as PostgreSQL's ``to_tsquery`` understands it: quoted words, ``<->`` for phrases, ``<N>`` for NEAR.

PostgreSQL knows only exact distances, so NEAR is every distance up to its own, in both orders. A configuration that
has stop words leaves them out by itself and keeps their place in a phrase.
"""

from headway.themes.query.tree import Both, Either, Near, Part, Phrase, Query


def tsquery(query: Query, *, any_word: bool = False) -> str:
    """What to give ``to_tsquery``; empty where there is nothing to look for."""
    if not query:
        return ""
    wanted = (" | " if any_word else " & ").join(_part(part) for part in query.wanted)
    if not query.unwanted:
        return wanted
    return f"({wanted}) & !({' | '.join(_part(part) for part in query.unwanted)})"


def _part(part: Part) -> str:
    if isinstance(part, Near):
        return _near(_part(part.left), _part(part.right), part.within)
    if isinstance(part, Either):
        return f"({' | '.join(_part(each) for each in part.parts)})"
    if isinstance(part, Both):
        return f"({' & '.join(_part(each) for each in part.parts)})"
    if isinstance(part, Phrase):
        return f"({' <-> '.join(_quoted(word) for word in part.words)})"
    return f"{_quoted(part.text)}:*" if part.begins else _quoted(part.text)


def _quoted(word: str) -> str:
    """Words are letters and digits, so a quotation mark or a backslash cannot stand in one; doubled all the same."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _near(left: str, right: str, within: int) -> str:
    both = ((left, right), (right, left))
    return f"({' | '.join(f'{one} <{far}> {other}' for one, other in both for far in range(1, within + 1))})"
