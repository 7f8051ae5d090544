"""The measures of an authority in a list: each with its last figure."""

from collections.abc import Iterator

from headway.web.performance.models import Load, Measure
from headway.web.performance.queries.series import EMPTY, series_of
from headway.web.performance.states import Every
from headway.web.register.models import Authority

__all__ = ["lines_of"]


def lines_of(authority: Authority) -> Iterator[str]:
    """One line a measure, by theme, and the last load."""
    measures = list(Measure.objects.filter(authority=authority, is_retired=False))
    last = {}
    for every in Every:
        last |= series_of(
            [each for each in measures if each.every == every], every=every, areas=("",), last=1
        )
    theme = None
    for each in measures:
        if each.theme != theme:
            theme = each.theme
            yield theme.replace("_", " ").capitalize() or "Other"
        figures = last.get((each.pk, ""), EMPTY)
        said = f"{figures.decimal()} in {figures.periods[-1]}" if len(figures) else "no figure"
        yield f"  {each.code}: {each.title} ({each.unit}): {said}"
    if not measures:
        make = f'headway performance measures --authority "{authority.name}"'
        yield f"{authority.name} keeps no measures. Make them: {make}"
    load = Load.objects.filter(authority=authority, withdrawn_because="").first()
    if load:
        yield f"Last load: {load.title} on {load.at:%d.%m.%Y}, {load.figures:,} figures."
