"""A library of made-up reports, for the tests of lessons: reports with grades, pages, passages and themes.

    report = a_report("E06000035", ended=date(2019, 3, 1), overall="inadequate")
    item = an_item(report, "Visit every care leaver in custody.", themes={"care_leavers": 0.9})

Every authority and council here exists; no sentence does.
"""

import hashlib
from datetime import date, timedelta
from itertools import count

from headway.web.lessons.models import LibraryGrade, LibraryPage, LibraryReport, Passage, PassageTheme
from headway.web.lessons.states import PassageKind, ThemeState
from headway.web.register.models import Authority

__all__ = ["a_passage", "a_report", "a_theme", "an_item"]

_NAMES = {
    "E06000035": "Medway",
    "E10000016": "Kent",
    "E10000014": "Hampshire",
    "E10000012": "Essex",
    "E06000023": "Bristol, City of",
}
_numbers = count(1)


def a_report(
    authority: str = "E06000035",
    *,
    framework: str = "SIF",
    form: str = "",
    ended: date | None = date(2016, 3, 18),
    began: date | None = None,
    published: date | None = None,
    region: str = "",
    copy_of: LibraryReport | None = None,
    refusal: str = "",
    warnings: tuple[str, ...] = (),
    pages: tuple[str, ...] = (),
    **grades: str,
) -> LibraryReport:
    """A report that was read; grades by key ("overall"), in the framework's words. Without ``began``, fieldwork is
    the eighteen days to ``ended``; each report has a hash of its own.
    """
    named = None
    if not refusal:
        named = Authority.objects.get_or_create(
            code=authority, defaults={"name": _NAMES.get(authority, authority), "region": region}
        )[0]
    number = next(_numbers)
    made = LibraryReport.objects.create(
        sha256=hashlib.sha256(f"report {number}".encode()).hexdigest(),
        name=f"report-{number}.pdf",
        size=1000 + number,
        framework="" if refusal else framework,
        form=form,
        authority=named,
        authority_name=named.name if named else "",
        began=None if refusal else began or (ended - timedelta(days=17) if ended else None),
        ended=None if refusal else ended,
        published=published,
        pages=len(pages),
        refusal=refusal,
        warnings=list(warnings),
        copy_of=copy_of,
    )
    LibraryGrade.objects.bulk_create(
        LibraryGrade(report=made, key=key, grade=grade) for key, grade in grades.items()
    )
    LibraryPage.objects.bulk_create(
        LibraryPage(report=made, number=each, text=text) for each, text in enumerate(pages, start=1)
    )
    return made


def a_passage(
    report: LibraryReport,
    text: str = "Managers know their teams well.",
    *,
    kind: PassageKind = PassageKind.FINDING,
    page: int = 1,
    number: str = "",
    addressee: str = "",
    chapter: str = "",
    themes: dict[str, float] | None = None,
) -> Passage:
    """The report's next passage. Its text is printed at the end of its page, which is made where it is missing;
    ``themes`` are proposed with that confidence.
    """
    made = Passage.objects.create(
        report=report,
        order=report.passages.count(),
        page=page,
        kind=kind,
        number=number,
        addressee=addressee,
        chapter=chapter,
        text=text,
    )
    for each in range(report.page_texts.count() + 1, page + 1):
        LibraryPage.objects.create(report=report, number=each)
    printed = report.page_texts.get(number=page)
    printed.text = f"{printed.text}\n{text}".strip()
    printed.save()
    if report.pages < page:
        report.pages = page
        report.save()
    for theme, confidence in (themes or {}).items():
        a_theme(made, theme, confidence=confidence)
    return made


def an_item(
    report: LibraryReport,
    text: str = "Hold strategy discussions whenever risk to a child rises.",
    *,
    page: int = 1,
    number: str = "",
    kind: PassageKind = PassageKind.RECOMMENDATION,
    addressee: str = "authority",
    themes: dict[str, float] | None = None,
) -> Passage:
    """The next item that the report asks for: it carries themes."""
    asked = report.passages.filter(kind__in=(PassageKind.RECOMMENDATION, PassageKind.PRIORITY)).count()
    return a_passage(
        report,
        text,
        kind=kind,
        page=page,
        number=number or str(asked + 1),
        addressee=addressee,
        themes=themes,
    )


def a_theme(
    passage: Passage,
    theme: str = "oversight",
    *,
    state: ThemeState = ThemeState.PROPOSED,
    proposed: bool = True,
    confidence: float | None = 0.8,
    evidence: tuple[str, ...] = (),
    decided_by_name: str = "",
) -> PassageTheme:
    """A theme of a passage, proposed by the machine unless said otherwise."""
    return PassageTheme.objects.create(
        passage=passage,
        theme=theme,
        state=state,
        proposed=proposed,
        confidence=confidence if proposed else None,
        evidence=list(evidence),
        method="test 1" if proposed else "",
        decided_by_name=decided_by_name,
    )
