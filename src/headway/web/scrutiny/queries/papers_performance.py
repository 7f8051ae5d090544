"""How measures stand, gathered for a paper that begins from a scorecard or from a theme: a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from headway.documents.wording import day
from headway.errors import ForPerson
from headway.indicators.periods import Period, month_code, month_number
from headway.web.accounts.queries import Somebody
from headway.web.performance.models import Annotation, Load, Measure, Scorecard
from headway.web.performance.queries.measures import annotations_for, measures_for
from headway.web.performance.queries.points import points_of
from headway.web.performance.queries.questions import questions_about
from headway.web.performance.queries.scorecards import (
    Beside,
    measures_on,
    read_beside,
    rows_of,
    scorecards_for,
)
from headway.web.performance.queries.series import EMPTY, Key, Series
from headway.web.performance.rules.rating import rate
from headway.web.performance.rules.rows import Row
from headway.web.performance.rules.sequel import sequel
from headway.web.performance.states import Rating
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Meeting, Question
from headway.web.scrutiny.rules.papers_health_check import NAME, HealthCheck, read_health_check
from headway.web.scrutiny.rules.papers_measures import Asked, District, Line, Standings
from headway.web.scrutiny.rules.papers_small_numbers import hides
from headway.web.scrutiny.states import PaperKind

__all__ = [
    "KINDS",
    "From",
    "health_check_template",
    "months_back",
    "scorecards_to_begin_from",
    "standings",
    "themes_to_begin_from",
]

_THEMES: dict[str, tuple[str, ...]] = {
    PaperKind.RED_INDICATORS: (),
    PaperKind.WORKFORCE: ("workforce",),
    PaperKind.HEALTH_CHECK: ("workforce",),
    PaperKind.CORPORATE_PARENTING: (
        "looked_after",
        "stability",
        "placement",
        "health",
        "missing",
        "permanence",
        "care_leavers",
        "voice",
    ),
}
"""By kind, the themes whose measures a paper is begun with where nothing else was chosen; () for all there are."""

KINDS = frozenset(_THEMES)
"""The kinds that are begun from measures."""


@dataclass(frozen=True)
class From:
    """What a paper begins from: a scorecard, the measures of a theme, or what its kind is about; of which period."""

    scorecard: Scorecard | None = None
    theme: str = ""
    until: Period | None = None


def scorecards_to_begin_from(person: Somebody, authorities: Sequence[str]) -> list[Scorecard]:
    """The scorecards in use of the authorities in which the person writes papers."""
    return list(scorecards_for(person).filter(authority__in=authorities, is_retired=False))


def themes_to_begin_from(person: Somebody, authorities: Sequence[str]) -> list[str]:
    """The themes of which those authorities keep measures."""
    kept = measures_for(person).filter(authority__in=authorities, is_retired=False).exclude(theme="")
    return list(kept.order_by("theme").values_list("theme", flat=True).distinct())


def months_back(today: date, count: int = 24) -> list[str]:
    """The codes of the months that ended before the day, the latest first."""
    last = month_number(today) - 1
    return [month_code(last - each) for each in range(count)]


def health_check_template() -> HealthCheck:
    """The workspace's own, or the built-in one."""
    return read_health_check(settings.WORKSPACE.folder / NAME)


def standings(
    person: Somebody, authority: Authority, kind: str, chosen: From, *, meeting: Meeting | None, today: date
) -> Standings:
    """The measures as seen at the end of the period that was chosen, or today; questions as they stand today."""
    of, placed = _placed(person, authority, kind, chosen)
    measures = [each for each, _ in placed]
    until = chosen.until.last_day if chosen.until else None
    on = until or today
    beside = read_beside(person, measures, areas=None, until=until)
    rows = rows_of(placed, beside, area="", on=on)
    asked = _asked(person, measures, beside, today)
    loads = _loads(rows)
    marks = _marks(person, authority)
    return Standings(
        authority=authority.name,
        of=of,
        lines=tuple(_line(each, beside, asked, loads, marks, on) for each in rows),
        on=on,
        today=today,
        asked=tuple(sorted(asked, key=lambda each: (each.is_answered, each.question.due_on or date.max))),
        body=meeting.body.name if meeting else "",
        template=meeting.body.template if meeting else "default",
    )


def _placed(
    person: Somebody, authority: Authority, kind: str, chosen: From
) -> tuple[str, list[tuple[Measure, str]]]:
    """What the paper is about, in words, and its measures with their headings."""
    card = chosen.scorecard
    if card is not None:
        if card.authority_id != authority.pk:
            raise ForPerson("The scorecard is of another council. Choose one of the council above.")
        return f"the scorecard “{card.title}”", measures_on(card)
    themes = (chosen.theme,) if chosen.theme else _THEMES[kind]
    kept = measures_for(person).filter(authority=authority, is_retired=False)
    kept = kept.filter(theme__in=themes) if themes else kept
    order = {theme: place for place, theme in enumerate(themes)}
    found = sorted(kept, key=lambda each: (order.get(each.theme, 0), each.theme, each.title))
    words = "all measures" if not themes else f"the measures on {_listed(themes)}"
    return words, [(each, _in_words(each.theme)) for each in found]


def _listed(themes: Sequence[str]) -> str:
    *first, last = [_in_words(each).lower() for each in themes]
    return f"{', '.join(first)} and {last}" if first else last


def _in_words(theme: str) -> str:
    return theme.replace("_", " ").capitalize() or "Other measures"


def _asked(person: Somebody, measures: Sequence[Measure], beside: Beside, today: date) -> list[Asked]:
    """The questions that stand in no restricted minute, the latest first: a paper may be read by the public."""
    found = []
    for each in questions_about(person, measures):
        if each.is_open:
            key = each.measure_id, each.area
            series = beside.figures.get(key, EMPTY)
            points = points_of(each.measure, series, beside.targets.get(each.measure_id, []))
            late = _late(each, today)
            found.append(Asked(each, sequel(points, each.asked_on), late, _hidden(each.measure, series)))
    return found


def _late(question: Question, today: date) -> int | None:
    if question.reply or question.due_on is None or question.due_on >= today:
        return None
    return (today - question.due_on).days


def _hidden(measure: Measure, series: Series) -> frozenset[str]:
    """The periods whose figures are of too few children to be shown."""
    figures = zip(series.periods, series.numerators, series.denominators, strict=True)
    return frozenset(period for period, top, whole in figures if hides(measure, top, whole))


def _loads(rows: Iterable[Row]) -> dict[int, str]:
    """The loads that the latest figures came in, as a source names them: one query."""
    wanted = {each.series.loads[-1] for each in rows if len(each.series)}
    return {
        each.pk: f"load {each.pk}, {each.title}, brought in on {day(each.at)}"
        for each in Load.objects.filter(pk__in=wanted)
    }


def _line(
    row: Row,
    beside: Beside,
    asked: Sequence[Asked],
    loads: Mapping[int, str],
    marks: Sequence[Annotation],
    on: date,
) -> Line:
    mine = [each for each in asked if each.question.measure_id == row.measure.pk and not each.question.area]
    return Line(
        row=row,
        load=loads.get(row.series.loads[-1], "") if len(row.series) else "",
        asked=tuple(mine),
        districts=tuple(_districts(row, beside.figures, on)),
        marks=tuple(each for each in marks if each.measure_id in (None, row.measure.pk)),
    )


def _marks(person: Somebody, authority: Authority) -> list[Annotation]:
    """What happened in the whole authority, by the charts' own record."""
    return list(annotations_for(person).filter(authority=authority, area="", withdrawn_because=""))


def _districts(row: Row, figures: Mapping[Key, Series], on: date) -> Iterable[District]:
    """The districts' figures of the row's own period, by name."""
    for (measure, area), series in sorted(figures.items()):
        if measure == row.measure.pk and area and len(series) and series.periods[-1] == row.period:
            rated = rate(
                series.decimal(),
                row.target,
                row.measure.better,
                last_day=row.last_day,
                on=on,
                stale_after=row.measure.stale_after,
                unit=row.measure.unit,
            )
            yield District(
                area, series.decimal(), series.numerators[-1], series.denominators[-1], Rating(rated.rating)
            )
