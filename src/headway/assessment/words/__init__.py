"""Proportion words: the word for a part of a whole in an era, and whether a word and a number can stand together.

In: counts, or a text. Out: words, where a text uses them, and whether they agree. The tables are those of
``headway.frameworks``.
"""

from headway.assessment.words.saying import (
    Agreement,
    Standing,
    Worded,
    WordUse,
    agrees,
    counted,
    table_on,
    uses,
    worded,
    worded_share,
)

__all__ = [
    "Agreement",
    "Standing",
    "WordUse",
    "Worded",
    "agrees",
    "counted",
    "table_on",
    "uses",
    "worded",
    "worded_share",
]
