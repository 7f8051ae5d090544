"""The passages that a digest quotes: latest first, neighbours before others, one an authority."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Prefetch

from headway.reports import Addressee
from headway.themes import theme
from headway.themes.counts import CameOutBetter, Inspected
from headway.themes.digest import Decided, Quotation
from headway.web.lessons.models import Lesson, LibraryReport, Passage, PassageTheme
from headway.web.lessons.queries.digest_rows import Rows
from headway.web.lessons.states import ASKED, PassageKind, ThemeState

__all__ = ["Passages", "decided_of", "quotation_of"]

_MOST = 3
"""Passages on one theme."""
_SAID = (PassageKind.STRENGTH, PassageKind.FINDING, PassageKind.IMPROVEMENT)


class Passages:
    """The passages of the reports that a digest tells of, fetched once: two queries and those of their themes."""

    def __init__(
        self,
        rows: Rows,
        chosen: Sequence[Inspected],
        keys: Sequence[str],
        cases: Sequence[tuple[CameOutBetter, str]],
        latest: Sequence[Inspected],
        near: Collection[str],
    ) -> None:
        self._rows, self._keys = rows, keys
        self._order = sorted(chosen, key=lambda row: (row.authority in near, row.on), reverse=True)
        told = [each.pair.before.report for each, _ in cases] + [each.pair.after.report for each, _ in cases]
        wanted = {*self._leading(), *told, *(each.report for each in latest)}
        self._asked = _asked(wanted)
        self._said = _said({each.pair.after.report for each, _ in cases if not each.asked_again})

    def on_theme(self, key: str) -> tuple[Quotation, ...]:
        """What reports asked on a theme: of one authority one passage."""
        found: dict[str, Quotation] = {}
        for row in self._order:
            if key in row.themes and row.authority not in found and (one := self._on(row.report, key)):
                found[row.authority] = self._quotation(one)
            if len(found) == _MOST:
                break
        return tuple(found.values())

    def of_report(self, report: int, key: str) -> Quotation:
        """What a report asked on a theme that it names."""
        one = self._on(report, key)
        if one is None:
            raise LookupError(f"report {report} asks for nothing on {key}")
        return self._quotation(one)

    def first_of(self, report: int) -> Quotation | None:
        """A report's first item on a theme that is told of, else its first item."""
        items = self._asked.get(report, [])
        one = next((each for each in items if _themes(each) & set(self._keys)), items[0] if items else None)
        return self._quotation(one) if one else None

    def near(self, report: int, key: str) -> Quotation | None:
        """The finding of a report that holds most of the theme's plain words; None where none holds any."""
        words = re.compile("|".join(rf"\b{re.escape(word)}" for word in theme(key).words), re.IGNORECASE)
        best = max(
            self._said.get(report, []), key=lambda each: len(set(words.findall(each.text))), default=None
        )
        return self._quotation(best) if best and words.search(best.text) else None

    def _leading(self) -> set[int]:
        """The reports whose passages on the themes will be told, with room for those without a passage to quote."""
        wanted: set[int] = set()
        for key in self._keys:
            wanted |= {row.report for row in [row for row in self._order if key in row.themes][: 4 * _MOST]}
        return wanted

    def _on(self, report: int, key: str) -> Passage | None:
        return next((each for each in self._asked.get(report, []) if key in _themes(each)), None)

    def _quotation(self, passage: Passage) -> Quotation:
        return quotation_of(passage, self._rows.reports[passage.report_id])


def _asked(reports: Collection[int]) -> dict[int, list[Passage]]:
    kept = PassageTheme.objects.exclude(state=ThemeState.REJECTED)
    found = (
        Passage.objects.filter(report__in=reports, kind__in=ASKED)
        .exclude(addressee=Addressee.LSCB)
        .order_by("report_id", "order")
    )
    return _by_report(found.prefetch_related(Prefetch("themes", kept, to_attr="kept_themes")))


def _said(reports: Collection[int]) -> dict[int, list[Passage]]:
    return _by_report(
        Passage.objects.filter(report__in=reports, kind__in=_SAID).order_by("report_id", "order")
    )


def _by_report(passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = defaultdict(list)
    for each in passages:
        found[each.report_id].append(each)
    return found


def _themes(passage: Passage) -> set[str]:
    return {each.theme for each in passage.kept_themes}


def quotation_of(passage: Passage, report: LibraryReport) -> Quotation:
    """The passage as a digest quotes it; the report's grades have been fetched."""
    grades = {each.key: each.grade for each in report.grades.all()}
    return Quotation(
        text=" ".join(passage.text.split()),
        authority=report.authority_name,
        framework=report.framework,
        page=passage.page,
        inspected=report.ended,
        published=report.published,
        grade=grades.get("overall", ""),
        number=passage.number,
        passage=passage.pk,
        restated=report.is_example,
    )


def decided_of(lessons: Iterable[Lesson]) -> tuple[Decided, ...]:
    """What an authority decided, as a digest tells it; owners and grades have been fetched."""
    return tuple(_decided(each) for each in lessons)


def _decided(lesson: Lesson) -> Decided:
    action = lesson.action
    owner = next(iter(action.ownerships.all()), None) if action else None
    return Decided(
        quotation=quotation_of(lesson.passage, lesson.passage.report),
        relevant=lesson.relevant,
        reason=lesson.reason,
        by=lesson.decided_by_name,
        on=lesson.decided_on,
        action=action.title if action else "",
        owner=(owner.post or owner.name) if owner else "",
        due=action.due if action else None,
        because=lesson.because,
    )
