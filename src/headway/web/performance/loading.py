"""A local file into the figures of an authority: read whole, then kept whole."""

import re
from collections.abc import Iterable

from django.utils import timezone

from headway.errors import ForPerson
from headway.web.performance.actions.figures import BroughtIn, bring_in
from headway.web.performance.local_file import read_figures
from headway.web.performance.models import Measure, Observation
from headway.web.performance.states import Source
from headway.web.plans.actions.common import line
from headway.web.register.models import Authority
from headway.web.register.storage import shown_name
from headway.web.trail.actions import Actor

__all__ = ["districts_of", "load_file"]

_OF_A_CHILD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{3}[ -]?\d{3}")
"""A day of birth; a UPN or an NHS number."""


def load_file(
    *, by: Actor, authority: Authority, name: str, content: bytes, new_districts: Iterable[str] = ()
) -> BroughtIn:
    """Bring in a local CSV. Raises FileFaults, with nothing kept, where anything is wrong with it.

    Districts are those that earlier figures know and those said to be new: a file alone makes none.
    """
    title = shown_name(name)
    measures = list(Measure.objects.filter(authority=authority, is_retired=False))
    areas = {*districts_of(authority), *(_district(each) for each in new_districts)}
    figures = read_figures(content, name=title, measures=measures, areas=areas, on=timezone.localdate())
    return bring_in(by=by, authority=authority, source=Source.LOCAL, title=title, figures=figures)


def _district(named: str) -> str:
    """A new district's name; no name has a date or a long number, and a child's record has."""
    named = line(named, "The district", 60)
    if _OF_A_CHILD.search(named):
        raise ForPerson(
            "A new district holds a date or a long number, as a child's record does. Give the names of places."
        )
    return named


def districts_of(authority: Authority) -> list[str]:
    """As figures counted from the returns name them."""
    rows = Observation.objects.filter(measure__authority=authority).exclude(area="").order_by()
    return list(rows.values_list("area", flat=True).distinct())
