"""Inspections of an authority, or of all, from the register itself and from the national registers, each once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from headway.benchmarks import continuing
from headway.benchmarks.printed_dates import first_day_of
from headway.errors import ForPerson
from headway.frameworks import Framework, Scale, family, framework
from headway.web.accounts.queries import Somebody
from headway.web.register.models import Inspection, NationalInspection, RegisterEdition
from headway.web.register.queries.authorities import council_codes
from headway.web.register.queries.inspections import visible
from headway.web.register.rules import version_of
from headway.web.register.states import Confirmation


@dataclass(frozen=True)
class Known:
    """One inspection as lists show it. ``inspection`` is the register's own entry, None where only a national
    register tells of it; ``grades`` are words by judgement id of the framework.
    """

    authority: str
    code: str
    framework: Framework
    form: str = ""
    start: date | None = None
    began: date | None = None
    """The first day of fieldwork, or the earliest that a part of a date can mean."""
    end: date | None = None
    published: date | None = None
    printed: str = ""
    """What is printed of a date of publication that is not whole."""
    grades: dict[str, str] = field(default_factory=dict)
    theme: str = ""
    source: str = ""
    confidence: str = ""
    inspection: Inspection | None = None

    @property
    def day(self) -> date:
        """By which lists are put in order."""
        return self.published or self.began or date.min

    @property
    def state(self) -> str:
        """The state of an entry of the register; "national" for what only a national register tells."""
        return str(self.inspection.state) if self.inspection else "national"

    @property
    def overall(self) -> str:
        """The overall grade, where there is one."""
        return self.grades.get("overall", "")


@dataclass(frozen=True)
class SideBySide:
    """Inspections on one scale, judgement by judgement: a grade never leaves its scale."""

    scale: Scale
    inspections: tuple[Known, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """The judgement's name, and its grade in each of the inspections, blank where the framework has none."""


def history_of(person: Somebody, code: str) -> list[Known]:
    """The inspections of an authority and of those before it, latest first, as far as the person may know of them."""
    codes = council_codes(code)
    own = visible(person).filter(authority__in=codes).exclude(state=Confirmation.REJECTED)
    national = [each for each in national_rows() if each.code in codes]
    return _put_together(own.prefetch_related("judgements"), national)


def known_inspections(
    person: Somebody, code: str = "", framework_family: str = "", state: str = ""
) -> list[Known]:
    """Every inspection that the person may know of, latest first, filtered."""
    own, national = visible(person).prefetch_related("judgements"), national_rows()
    if code:
        codes = council_codes(code)
        own, national = own.filter(authority__in=codes), [each for each in national if each.code in codes]
    if state != Confirmation.REJECTED:
        own = own.exclude(state=Confirmation.REJECTED)
    return [
        each
        for each in _put_together(own, national)
        if (not framework_family or each.framework.family == framework_family)
        and (not state or each.state == state)
    ]


def national_rows() -> Sequence[Known]:
    """What the national registers tell, each inspection once, from the newest edition that has it.

    Editions are never changed, so that each process of the site puts them together once: two queries then, later one.
    """
    editions = RegisterEdition.objects.order_by("pk").values_list("pk", "sha256", "loaded")
    return _from_editions(tuple(editions))


@lru_cache(maxsize=2)
def _from_editions(editions: tuple[tuple[int, str, datetime], ...]) -> tuple[Known, ...]:
    stored = NationalInspection.objects.filter(edition__in=[pk for pk, *_ in editions])
    newest_first = sorted(
        stored.select_related("edition"),
        key=lambda each: (each.edition.as_at or date.min, each.edition_id),
        reverse=True,
    )
    found: list[Known] = []
    seen: set[tuple[str, str, str, date]] = set()
    for row in newest_first:
        try:
            known = _national(row)
        except ForPerson:  # a framework that this release no longer knows
            continue
        keys = set(_keys(known))
        if not keys & seen:
            found.append(known)
        seen |= keys
    return tuple(found)


def _put_together(own: Iterable[Inspection], national: Iterable[Known]) -> list[Known]:
    """The register's own entries, and from the national registers what those do not hold; latest first."""
    found = [_own(each) for each in own]
    seen = {key for each in found for key in _keys(each)}
    found += [each for each in national if seen.isdisjoint(_keys(each))]
    return sorted(found, key=lambda each: (each.day, each.authority), reverse=True)


def _keys(known: Known) -> Iterator[tuple[str, str, str, date]]:
    """What makes two entries the same inspection: its council and framework, with either of its days."""
    try:
        council = continuing(known.code)
    except ForPerson:
        council = known.code
    for what, day in (("start", known.start), ("published", known.published)):
        if day:
            yield council, known.framework.family, what, day


def _own(inspection: Inspection) -> Known:
    return Known(
        authority=inspection.authority.name,
        code=inspection.authority_id,
        framework=framework(inspection.framework),
        form=inspection.form,
        start=inspection.began,
        began=inspection.began,
        end=inspection.ended,
        published=inspection.published,
        grades={each.key: each.grade for each in inspection.judgements.all()},
        source="the report" if inspection.report_id else "entered by hand",
        inspection=inspection,
    )


def _national(row: NationalInspection) -> Known:
    of = _version(row)
    return Known(
        authority=row.authority_name,
        code=row.authority_code,
        framework=of,
        form=row.form,
        start=row.start,
        began=row.start or first_day_of(row.start_printed),
        end=row.end,
        published=row.published,
        printed=row.published_printed,
        grades=_grades(of, row),
        theme=row.theme,
        source=f"{row.edition.source}: {row.source}" if row.source else row.edition.source,
        confidence=row.confidence,
    )


def _version(row: NationalInspection) -> Framework:
    try:
        return version_of(row.framework, row.start or first_day_of(row.start_printed), row.published)
    except ForPerson:
        return family(row.framework)[-1]


def _grades(of: Framework, row: NationalInspection) -> dict[str, str]:
    by_key = {each.record_key: each.id for each in of.judgements if each.record_key}
    return {by_key[key]: grade for key, grade in row.judgements.items() if key in by_key}


def side_by_side(history: Sequence[Known]) -> list[SideBySide]:
    """Graded inspections beside one another, oldest first, one table a scale; the latest scale first."""
    graded = [each for each in reversed(history) if each.grades and each.framework.scale]
    scales = dict.fromkeys(each.framework.scale.id for each in reversed(graded) if each.framework.scale)
    return [
        _table([each for each in graded if each.framework.scale and each.framework.scale.id == id_])
        for id_ in scales
    ]


def _table(inspections: list[Known]) -> SideBySide:
    scale = inspections[0].framework.scale
    assert scale is not None  # noqa: S101  # only graded frameworks come here
    names: dict[str, str] = {}
    for each in reversed(inspections):  # the latest wording names the row
        for judgement in each.framework.judgements:
            if judgement.id in each.grades:
                names.setdefault(_row_key(judgement.record_key, judgement.id, each), judgement.label)
    order = _in_order(inspections, names)
    rows = tuple((names[key], tuple(_grade(each, key) for each in inspections)) for key in order)
    return SideBySide(scale, tuple(inspections), rows)


def _row_key(record_key: str | None, judgement_id: str, known: Known) -> str:
    """Judgements of two frameworks share a row where they share a record key; else only within one framework."""
    return record_key or f"{known.framework.family}:{judgement_id}"


def _in_order(inspections: list[Known], names: dict[str, str]) -> list[str]:
    """Rows in the order of the latest framework's tree, then what only earlier ones had; the overall grade first."""
    order: dict[str, None] = {"overall": None} if "overall" in names else {}
    for each in reversed(inspections):
        for judgement in each.framework.judgements:
            key = _row_key(judgement.record_key, judgement.id, each)
            if key in names:
                order.setdefault(key)
    return list(order)


def _grade(known: Known, key: str) -> str:
    for judgement in known.framework.judgements:
        if _row_key(judgement.record_key, judgement.id, known) == key:
            return known.grades.get(judgement.id, "")
    return ""
