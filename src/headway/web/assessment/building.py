"""The profile of an authority and a day, from all that this installation holds: settings, inspections, official
figures, and facts that people brought. A later source wins line by line: facts that a person brought come last.
"""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.urls import reverse

from headway.assessment.profile import Major, MajorInspection, MeasureLine, Origin, Profile, SettingLine
from headway.assessment.profile_file import Lines, profile_from, read_csv
from headway.errors import ForPerson
from headway.frameworks import Grade, Mark
from headway.reports.record import RecommendationKind
from headway.web.assessment.queries.assessments import facts_of
from headway.web.lessons.queries.neighbours import Neighbours, neighbours_of
from headway.web.pages import day
from headway.web.register.models import Authority, Recommendation
from headway.web.register.queries import Known, history_of
from headway.web.register.states import Confirmation

__all__ = ["build", "of_register"]

_MAJORS = {
    "slac": Major.FULL,
    "sif": Major.FULL,
    "ilacs": Major.FULL,
    "ucra": Major.UNANNOUNCED,
    "focused_visit": Major.FOCUSED,
}
"""Which families of framework on the register stand in Block B."""


def build(authority: Authority, *, year: int, as_of: date) -> Profile:
    """Everything known of the authority on the day; raises ForPerson where a file of facts cannot be read."""
    neighbours = neighbours_of(authority.code)
    inspections, notes = of_register(authority.code, as_of)
    lines, more = _settings(authority.code, neighbours, as_of)
    measures, others = _official(authority.code, as_of)
    held = Lines(
        settings=lines,
        inspections=inspections,
        measures=measures,
        notes=(*notes, *more),
        neighbours="; ".join(dict.fromkeys(filter(None, (_named(neighbours), others)))),
    )
    brought = [read_csv(each.text, each.title) for each in facts_of(authority.code, year)]
    return profile_from(held, *brought, authority=authority.code, name=authority.name, year=year, as_of=as_of)


def _named(neighbours: Neighbours) -> str:
    """ "NFER, 2007: 10 authorities"; empty where no list has the authority."""
    many = len(neighbours.rows)
    return (
        f"{neighbours.list}, {many} {'authority' if many == 1 else 'authorities'}" if neighbours.list else ""
    )


def _settings(code: str, neighbours: Neighbours, on: date) -> tuple[tuple[SettingLine, ...], tuple[str, ...]]:
    """Block A from the register of settings. Where that tells nothing of the day, no line says that there was none."""
    from headway.assessment.making import lines_near
    from headway.assessment.settings import SettingsStore

    store = SettingsStore.of_workspace(settings.WORKSPACE.folder)
    if not store.editions():
        return (), ()
    lines = lines_near(store, code, [row.neighbour_id for row in neighbours.rows] or _peers(code), on)
    told = () if lines else (f"The register of settings tells nothing of {day(on)}.",)
    return lines, told


def _peers(code: str) -> tuple[str, ...]:
    """The neighbours of the official statistics that are loaded, where no list was loaded for lessons."""
    from headway.benchmarks.finding_figures import canonical
    from headway.benchmarks.peers import peers_of
    from headway.benchmarks.store import Store

    found = peers_of(Store.of_workspace(settings.WORKSPACE.folder), canonical(code))
    return found.codes if found else ()


def _official(code: str, as_of: date) -> tuple[tuple[MeasureLine, ...], str]:
    """Block C from the official figures that are loaded, and which neighbours stand behind it."""
    from headway.assessment.national.official import measures, neighbours_named
    from headway.benchmarks.store import Store

    store = Store.of_workspace(settings.WORKSPACE.folder)
    try:
        return measures(store, code, as_of), neighbours_named(store, code)
    except ForPerson:  # an authority that no edition knows
        return (), ""


def of_register(code: str, as_of: date) -> tuple[tuple[MajorInspection, ...], tuple[str, ...]]:
    """Block B from the register, as everybody may read it: confirmed, and published on the day or before it.

    The notes say which inspections were left out, and why.
    """
    known = [each for each in history_of(AnonymousUser(), code) if each.framework.family in _MAJORS]
    there = [each for each in known if each.published and each.published <= as_of]
    notes = [
        f"{_name(each)} is left out: the register has no day of publication."
        for each in known
        if not each.published
    ]
    priority = _priority_actions([each.inspection.pk for each in there if each.inspection])
    found = {}
    for each in reversed(there):  # oldest first: of two with one id the later stays
        line, said = _line(each, priority)
        found[line.id] = line
        notes += said
    return tuple(found.values()), tuple(notes)


def _line(known: Known, priority: dict[int, int]) -> tuple[MajorInspection, list[str]]:
    on = known.end or known.published
    assert on is not None  # noqa: S101 - only those that were published come here
    grades, notes = _grades(known)
    return (
        MajorInspection(
            id=f"{known.framework.family}-{on.isoformat()}",
            kind=_MAJORS[known.framework.family],
            on=on,
            when=f"{on:%B %Y}",
            origin=_origin(known),
            framework=known.framework.id,
            published=known.published,
            grades=tuple(grades),
            priority_actions=priority.get(known.inspection.pk) if known.inspection else None,
            note=known.theme,
        ),
        notes,
    )


def _grades(known: Known) -> tuple[list[tuple[str, Grade]], list[str]]:
    found, notes = [], []
    for key, word in known.grades.items():
        try:
            grade = known.framework.scale.grade(word) if known.framework.scale else None
        except ForPerson as fault:
            notes.append(f"{_name(known)}: {fault}")
            continue
        if isinstance(grade, Grade):
            found.append((key, grade))
    return found, notes


def _origin(known: Known) -> Origin:
    if known.inspection:
        address = reverse("inspection", args=[known.inspection.pk])
        mark = Mark.PRIMARY if known.inspection.report_id else Mark.BACKGROUND  # by hand: no source is held
        return Origin(f"{_name(known)}, {known.source}", address, mark)
    mark = Mark.CORPUS if known.confidence else Mark.OFFICIAL_STATS
    return Origin(f"{_name(known)}, {known.source}", "", mark)


def _name(known: Known) -> str:
    when = f", published {day(known.published)}" if known.published else ""
    return f"{known.framework.name}{when}"


def _priority_actions(inspections: list[int]) -> dict[int, int]:
    """How many areas for priority action each was confirmed to have; one without any recommendation is not told."""
    rows = Recommendation.objects.filter(inspection__in=inspections, state=Confirmation.CONFIRMED)
    found: dict[int, int] = {}
    for pk, kind, number in _counted(rows):
        found[pk] = found.get(pk, 0) + (number if kind == RecommendationKind.PRIORITY_ACTION else 0)
    return found


def _counted(rows: object) -> Iterator[tuple[int, str, int]]:
    yield from rows.order_by().values_list("inspection_id", "kind").annotate(number=Count("pk"))  # type: ignore[attr-defined]
