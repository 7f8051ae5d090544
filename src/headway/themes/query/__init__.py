"""What somebody types into the search box → a tree, the words it is widened by, and the text each database searches by.

In: anything at all. Out: :class:`Query`; never an error, for what is no syntax is words. The language is ours; it keeps
to what people know from other search boxes. The thesaurus is the field's words in ours (synonyms.toml).
"""

from headway.themes.query.fts5 import fts5
from headway.themes.query.parse import parse
from headway.themes.query.thesaurus import Widened, thesaurus, widened
from headway.themes.query.tree import Either, Near, Part, Phrase, Query, Word
from headway.themes.query.tsquery import tsquery

__all__ = [
    "Either",
    "Near",
    "Part",
    "Phrase",
    "Query",
    "Widened",
    "Word",
    "fts5",
    "parse",
    "thesaurus",
    "tsquery",
    "widened",
]
