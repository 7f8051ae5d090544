"""Authorities on a day, and what each was before and became after. Public."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from headway import areas
from headway.areas.names import plain
from headway.web.register.models import Authority


@dataclass(frozen=True)
class AuthorityLine:
    """An authority under one code, in its line of codes and reorganisations, with why its own code ended."""

    authority: areas.Authority
    relation: str


def authorities_on(on: date, search: str = "", region: str = "") -> tuple[list[Authority], int]:
    """The authorities that existed on a day, in order of name, and how many there were before any filter.

    ``search`` matches a part of the name, the ONS code or the DfE number.
    """
    there = list(
        Authority.objects.filter(
            Q(first_day__isnull=True) | Q(first_day__lte=on), Q(last_day__isnull=True) | Q(last_day__gte=on)
        )
    )
    words = plain(search)
    found = [
        each
        for each in there
        if (not region or each.region == region)
        and (not words or words in plain(each.name) or words in (each.code.lower(), each.dfe_number))
    ]
    return found, len(there)


def regions() -> list[str]:
    """The regions, in order."""
    return sorted({each.region for each in areas.authorities() if each.region})


def neighbours_in_time(code: str) -> list[AuthorityLine]:
    """What an authority was before and became after, oldest first, itself among them."""
    here = areas.by_code(code)
    before = [AuthorityLine(each, "came before") for each in _before(code)]
    after = [AuthorityLine(each, "came after") for each in _after(code)]
    return [*before, AuthorityLine(here, "this page"), *after]


def council_codes(code: str) -> frozenset[str]:
    """The codes whose inspections belong on an authority's page: its own, and those that came before it."""
    return frozenset({code, *(each.ons_code for each in _before(code))})


def _before(code: str) -> list[areas.Authority]:
    direct = [each for each in areas.authorities() if code in each.successors]
    found = [earlier for each in direct for earlier in _before(each.ons_code)] + direct
    return list(dict.fromkeys(found))


def _after(code: str) -> list[areas.Authority]:
    def later(code: str) -> Iterator[areas.Authority]:
        for successor in areas.by_code(code).successors:
            yield areas.by_code(successor)
            yield from later(successor)

    return list(dict.fromkeys(later(code)))
