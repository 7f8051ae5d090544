"""Every read of the register, for somebody.

Authorities and national registers are public. An inspection is public once it is confirmed and its day of publication
has come; before that only people who may see drafts in its authority know of it.
"""

from headway.web.register.queries.authorities import (
    AuthorityLine,
    authorities_on,
    council_codes,
    neighbours_in_time,
    regions,
)
from headway.web.register.queries.history import Known, history_of, known_inspections, side_by_side
from headway.web.register.queries.inspections import (
    addable_authorities,
    for_confirming,
    found_by_report,
    same_again,
    visible,
    with_contents,
)
from headway.web.register.queries.national import chosen_edition, editions, national_position

__all__ = [
    "AuthorityLine",
    "Known",
    "addable_authorities",
    "authorities_on",
    "chosen_edition",
    "council_codes",
    "editions",
    "for_confirming",
    "found_by_report",
    "history_of",
    "known_inspections",
    "national_position",
    "neighbours_in_time",
    "regions",
    "same_again",
    "side_by_side",
    "visible",
    "with_contents",
]
