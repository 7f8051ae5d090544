"""Lessons for somebody: what their authorities decided, never what others did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from headway.themes import themes
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import Lesson, Passage, PassageTheme
from headway.web.lessons.states import Outcome, ThemeState
from headway.web.plans.models import Action
from headway.web.register.models import Authority

__all__ = [
    "Counts",
    "Filters",
    "authorities_to_decide_for",
    "counts",
    "exportable",
    "lessons_for",
    "lessons_of_actions",
    "listed",
    "on_passage",
]


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty is everything."""

    words: str = ""
    judged: str = ""
    """"relevant" or "not"."""
    outcome: str = ""
    theme: str = ""
    framework: str = ""
    authority: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        return cls(
            words=_plain(given.get("words")),
            judged=_one_of(given.get("judged"), ("relevant", "not")),
            outcome=_one_of(given.get("outcome"), Outcome.values),
            theme=_one_of(given.get("theme"), [each.key for each in themes()]),
            framework=_plain(given.get("framework"))[:30],
            authority=_plain(given.get("authority"))[:9],
        )


@dataclass(frozen=True)
class Counts:
    """How many lessons there are, and where they stand. ``open`` waits for somebody to say what comes of it."""

    all: int
    relevant: int
    open: int
    action: int
    none: int

    @property
    def not_relevant(self) -> int:
        return self.all - self.relevant


def lessons_for(person: Somebody) -> QuerySet[Lesson]:
    """The lessons of the authorities where the person reads drafts."""
    return Lesson.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS)).select_related(
        "authority", "passage__report__authority", "action__item__recommendation"
    )


def listed(person: Somebody, filters: Filters) -> QuerySet[Lesson]:
    """The lessons that fit: those that wait for an outcome first, then the latest decided."""
    found = lessons_for(person).prefetch_related("passage__themes")
    if filters.words:
        found = found.filter(
            Q(passage__text__icontains=filters.words)
            | Q(reason__icontains=filters.words)
            | Q(because__icontains=filters.words)
            | Q(passage__report__authority_name__icontains=filters.words)
        )
    if filters.judged:
        found = found.filter(relevant=filters.judged == "relevant")
    if filters.outcome:
        found = found.filter(relevant=True, outcome=filters.outcome)
    if filters.theme:
        named = PassageTheme.objects.filter(passage=OuterRef("passage"), theme=filters.theme)
        found = found.filter(Exists(named.exclude(state=ThemeState.REJECTED)))
    if filters.framework:
        found = found.filter(passage__report__framework=filters.framework)
    if filters.authority:
        found = found.filter(authority=filters.authority)
    waits = Q(relevant=True, outcome=Outcome.OPEN)
    return found.annotate(waits=waits).order_by("-waits", "-decided_on", "-pk")


def exportable(person: Somebody, filters: Filters) -> QuerySet[Lesson]:
    """The same of the authorities in which the person exports."""
    return listed(person, filters).filter(authority__in=authorities_where(person, May.EXPORT))


def counts(person: Somebody) -> Counts:
    """All that the person may see, in one query."""
    relevant = Q(relevant=True)
    found = lessons_for(person).aggregate(
        of_all=Count("pk"),
        of_relevant=Count("pk", filter=relevant),
        **{f"of_{each.value}": Count("pk", filter=relevant & Q(outcome=each)) for each in Outcome},
    )
    return Counts(**{name.removeprefix("of_"): count for name, count in found.items()})


def on_passage(person: Somebody, passage: Passage) -> list[Lesson]:
    """What the person's own authorities decided about a passage."""
    return list(lessons_for(person).filter(passage=passage).order_by("authority__name"))


def authorities_to_decide_for(person: Somebody) -> QuerySet[Authority]:
    """The authorities for which the person says whether a lesson is relevant."""
    return Authority.objects.filter(code__in=authorities_where(person, May.DECIDE_LESSONS))


def lessons_of_actions(person: Somebody, actions: Iterable[Action]) -> tuple[Lesson, ...]:
    """The lessons that led to any of these actions: for the plan's own pages."""
    found = lessons_for(person).filter(relevant=True, action__in=[each.pk for each in actions])
    return tuple(found.order_by("decided_on", "pk"))


def _plain(text: Any) -> str:
    return str(text or "").replace("\x00", "").strip()[:200]


def _one_of(text: Any, allowed: Iterable[str]) -> str:
    return str(text) if text in allowed else ""
