"""Reports into the library, and out of it. The library is the whole site's: its events name no authority."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from headway.errors import ForPerson
from headway.reports.record import InspectionRecord, PagedRecord
from headway.themes.passages import passages
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.after_load import AFTER_LOAD
from headway.web.lessons.models import (
    Lesson,
    LibraryGrade,
    LibraryPage,
    LibraryReport,
    Passage,
    PassageTheme,
)
from headway.web.lessons.states import ThemeState
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, System, plain, record, take_turn

__all__ = ["add_report", "demand_keeper", "read_again", "remove_report"]

_FACTS = (
    "sha256",
    "name",
    "framework",
    "form",
    "authority_name",
    "began",
    "ended",
    "published",
    "pages",
    "refusal",
)


def demand_keeper(by: Actor) -> None:
    """Go on only if the person keeps the library somewhere; the pages ask too, and neither relies on the other."""
    if not isinstance(by, System) and not authorities_where(by, May.KEEP_LIBRARY):
        raise PermissionDenied(f"{by} may not {May.KEEP_LIBRARY} here.")


@transaction.atomic
def add_report(
    *,
    by: Actor,
    sha256: str,
    name: str,
    size: int,
    found: InspectionRecord,
    is_example: bool = False,
) -> LibraryReport | None:
    """Keep what a document was read as, or why it was refused. One of the same inspection as a report that is held
    is kept as its copy; a demo's example is a copy of the report itself, whichever came first. None where somebody
    else has added the same bytes while these were read.
    """
    demand_keeper(by)
    take_turn()
    if LibraryReport.objects.filter(sha256=sha256).exists():
        return None
    report = LibraryReport(sha256=sha256, name=name[:300], size=size, is_example=is_example)
    _fill(report, found)
    if report.refusal and not isinstance(by, System):
        LibraryReport.objects.filter(pk=report.pk).update(name=report.anonymous)
        report.name = report.anonymous
    record(
        by=by,
        action="library.report_refused" if report.refusal else "library.report_loaded",
        subject=report,
        after=_told(report),
        thread=_thread(report),
    )
    return report


@transaction.atomic
def read_again(*, by: Actor, report: LibraryReport, found: InspectionRecord) -> LibraryReport:
    """Put what a report was read as now in the place of what stood there. Not while a lesson rests on it.

    What people decided about themes stands where the passage's words are the same.
    """
    demand_keeper(by)
    take_turn()
    _must_be_free(report)
    before, decided = _told(report), _decided(report)
    _clear(report)
    _fill(report, found)
    _decide_again(report, decided)
    _release_copies(report)
    record(
        by=by,
        action="library.report_read_again",
        subject=report,
        before=before,
        after=_told(report),
        thread=_thread(report),
    )
    return report


@transaction.atomic
def remove_report(*, by: Actor, report: LibraryReport) -> None:
    """Take a report out of the library, with its passages and their themes. Not while a lesson rests on it.

    The first of its copies takes its place.
    """
    demand_keeper(by)
    take_turn()
    if not LibraryReport.objects.filter(pk=report.pk).exists():
        return  # sent twice, or somebody else was first
    _must_be_free(report)
    record(
        by=by, action="library.report_removed", subject=report, before=_told(report), thread=_thread(report)
    )
    copies = list(report.copies.order_by("id"))
    _clear(report)
    report.delete()
    if copies:
        first, *rest = copies
        LibraryReport.objects.filter(pk=first.pk).update(copy_of=None)
        LibraryReport.objects.filter(pk__in=[each.pk for each in rest]).update(copy_of=first)
        _after_load(first)


def _release_copies(report: LibraryReport) -> None:
    """Copies of a report that is, as it was read now, refused, a copy itself, or of another inspection."""
    for copy in LibraryReport.objects.filter(copy_of=report).order_by("id"):
        held = _held(copy)
        if held != report:
            LibraryReport.objects.filter(pk=copy.pk).update(copy_of=held)


def _thread(report: LibraryReport) -> str:
    return f"library:{report.sha256[:16]}"


def _told(report: LibraryReport) -> dict[str, object]:
    """As the trail keeps it for good: a refused document without its name, which may name a child."""
    told = plain(report, *_FACTS) | {"copy_of": report.copy_of.sha256 if report.copy_of else None}
    return told | {"name": report.anonymous} if report.refusal else told


def _must_be_free(report: LibraryReport) -> None:
    lessons = Lesson.objects.filter(passage__report=report).count()
    if lessons:
        rests = "1 lesson rests" if lessons == 1 else f"{lessons} lessons rest"
        raise ForPerson(f"{report.name}: {rests} on this report, so it stays in the library as it is.")


def _clear(report: LibraryReport) -> None:
    report.passages.all().delete()
    report.page_texts.all().delete()
    report.grades.all().delete()


def _decided(report: LibraryReport) -> list[tuple[str, dict[str, Any]]]:
    """Each decision of a person about a theme, with the words of its passage."""
    names = [
        field.attname for field in PassageTheme._meta.concrete_fields if field.name not in ("id", "passage")
    ]
    found = PassageTheme.objects.filter(passage__report=report).exclude(state=ThemeState.PROPOSED)
    return [(row.pop("passage__text"), row) for row in found.values("passage__text", *names)]


def _decide_again(report: LibraryReport, decided: list[tuple[str, dict[str, Any]]]) -> None:
    by_text = {each.text: each for each in report.passages.all()} if decided else {}
    for text, row in decided:
        if passage := by_text.get(text):
            passage.themes.update_or_create(theme=row["theme"], defaults=row)


def _after_load(report: LibraryReport) -> None:
    for after in AFTER_LOAD:
        after([report.pk])


def _fill(report: LibraryReport, found: InspectionRecord) -> None:
    """Everything that a document was read as."""
    report.pages = found.document.pages
    if found.framework is None or not isinstance(found, PagedRecord):
        report.framework = report.form = report.authority_name = ""
        report.authority = report.began = report.ended = report.published = report.copy_of = None
        report.warnings = []
        report.refusal = " ".join(found.warnings) or "not read"
        report.save()
        return
    report.refusal = ""
    report.framework, report.form = found.framework.value, found.form.value if found.form else ""
    report.authority = Authority.objects.filter(code=found.authority.code).first()
    report.authority_name = found.authority.name or ""
    report.began = found.inspection[0].start if found.inspection else None
    report.ended = found.inspection[-1].end if found.inspection else None
    report.published = found.published
    report.warnings = list(found.warnings)
    held = _held(report)
    gives_way = held is not None and held.is_example and not report.is_example
    report.copy_of = None if gives_way else held
    report.save()
    if gives_way:
        LibraryReport.objects.filter(Q(pk=held.pk) | Q(copy_of=held)).update(copy_of=report)
    _contents(report, found)
    _after_load(report)


def _contents(report: LibraryReport, found: PagedRecord) -> None:
    LibraryGrade.objects.bulk_create(
        LibraryGrade(report=report, key=key[:40], grade=grade) for key, grade in _grades(found)
    )
    LibraryPage.objects.bulk_create(
        LibraryPage(report=report, number=number, text=text)
        for number, text in enumerate(found.pages, start=1)
    )
    Passage.objects.bulk_create(
        Passage(
            report=report,
            order=order,
            page=each.page,
            kind=each.kind.value,
            number=each.number,
            addressee=each.addressee,
            chapter=each.chapter,
            text=each.text,
        )
        for order, each in enumerate(passages(found))
    )


def _grades(found: InspectionRecord) -> list[tuple[str, str]]:
    judged = {**vars(found.judgements)}
    other = judged.pop("other")
    return [(key, grade[:60]) for key, grade in {**judged, **other}.items() if grade]


def _held(report: LibraryReport) -> LibraryReport | None:
    """The report of the same inspection that is held: the same authority, family, and first day or day printed."""
    same = Q(pk__in=())
    if report.began:
        same |= Q(began=report.began)
    if report.published:
        same |= Q(published=report.published)
    if report.authority is None:
        return None
    return (
        LibraryReport.objects.filter(
            same, authority=report.authority, framework=report.framework, copy_of=None, refusal=""
        )
        .exclude(pk=report.pk)
        .order_by("id")
        .first()
    )
