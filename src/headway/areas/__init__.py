"""The upper-tier English authorities that run children's services, and how reports write their names.

In: a name, a text, an ONS code, a date. Out: the :class:`Authority` that existed then, or nothing; how many children it
has. Codes and children are the Office for National Statistics'; DfE numbers and children looked after the Department's.
"""

from headway.areas.authority import Authority, Ended, Mark, all_on, authorities, by_code
from headway.areas.children import (
    SizeBand,
    Unaccompanied,
    children,
    size_band,
    size_bands_in_words,
    size_thresholds,
    uasc_share,
    unaccompanied,
)
from headway.areas.mentions import Mention, find_in, mentions
from headway.areas.names import find

__all__ = [
    "Authority",
    "Ended",
    "Mark",
    "Mention",
    "SizeBand",
    "Unaccompanied",
    "all_on",
    "authorities",
    "by_code",
    "children",
    "find",
    "find_in",
    "mentions",
    "size_band",
    "size_bands_in_words",
    "size_thresholds",
    "uasc_share",
    "unaccompanied",
]
