"""Which measures stand beside which: the workforce's as lead indicators, and pairs that compare like with like.

Pairs: what is counted with and without children who came alone, with and without transfers, of all and of the known.
An adjustment cuts both ways, so that each is shown beside the other and neither instead of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["LEADS", "WORKFORCE", "Pair", "codes_beside", "pair_of"]

LEADS = ("sw_caseload", "sw_vacancy_rate", "sw_turnover_rate", "sw_agency_rate")
"""Caseload first: members asked how staffing affects what the dashboards show."""
WORKFORCE = (
    "sw_caseload",
    "sw_caseload_over_benchmark_pct",
    "sw_vacancy_rate",
    "sw_turnover_rate",
    "sw_agency_rate",
    "sw_absence_rate",
    "supervision_monthly_pct",
)
"""Beside the mean caseload, how many hold more than the benchmark: a mean hides the worker with thirty."""


@dataclass(frozen=True)
class Pair:
    """A measure as published, the same adjusted, and what drives the difference."""

    published: str
    adjusted: str
    adjusted_words: str
    why: str
    share: str = ""
    """The measure that tells how large the part is that is left out; "" where none does."""


_UASC = (
    "Children who came to the country alone enter and leave care as their transfer goes, which is no matter of how "
    "a council keeps families together."
)
_PAIRS = (
    Pair("cla_rate", "cla_rate_without_uasc", "Without unaccompanied children", _UASC, "uasc_pct_cla"),
    Pair(
        "cla_start_rate",
        "cla_start_rate_without_uasc",
        "Without unaccompanied children",
        _UASC,
        "uasc_pct_starts",
    ),
    Pair(
        "adopted_pct_ceased",
        "adopted_pct_ceased_without_transfers",
        "Without those whom another authority took over",
        "Children whose care another authority took over leave care here, and could not be adopted from it.",
        "cla_moved_to_other_la_pct",
    ),
    Pair(
        "placed_20miles_outside_pct",
        "placed_20miles_outside_known_pct",
        "Of those whose distance is known",
        "A placement whose distance is not known counts as near when it stays in the denominator.",
        "placed_unknown_distance_pct",
    ),
)
_BY_CODE: Mapping[str, Pair] = MappingProxyType(
    {code: pair for pair in _PAIRS for code in (pair.published, pair.adjusted)}
)


def pair_of(code: str) -> Pair | None:
    """The pair that a measure belongs to, on either side."""
    return _BY_CODE.get(code)


def codes_beside(code: str) -> tuple[str, ...]:
    """The codes of every measure that stands beside this one on its page."""
    pair = pair_of(code)
    beside = (*LEADS, *((pair.published, pair.adjusted, pair.share) if pair else ()))
    return tuple(dict.fromkeys(each for each in beside if each and each != code))
