"""What is said of a measure: a note behind a figure, where limits start anew, what happened beside it. All append."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.performance.models import Annotation, Measure, MeasureNote, Observation, Rebase
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import demand, line, not_to_come, prose, told
from headway.web.trail.actions import plain, take_turn

__all__ = ["annotate", "note", "rebase", "withdraw_annotation", "withdraw_rebase"]

_REBASE = ("area", "from_day", "reason")
_ANNOTATION = ("area", "on", "text")


@transaction.atomic
def note(*, by: Person, measure: Measure, period: str, text: str, area: str = "") -> MeasureNote:
    """Say what lies behind the figure of a period. Nothing that was said before is changed."""
    demand(by, May.NOTE_MEASURES, measure.authority_id)
    text = prose(text, "The note")
    if not _figures(measure, area).filter(period=period).exists():
        raise ForPerson(f"There is no figure of {_where(area)} for {period}. Choose a period that has one.")
    made = MeasureNote.objects.create(
        measure=measure, area=area, period=period, text=text, by=by, by_name=by.name
    )
    after = plain(made, "area", "period", "text")
    told(by, "measure.noted", made, measure.authority_id, after=after, thread=measure.thread)
    return made


@transaction.atomic
def rebase(*, by: Person, measure: Measure, from_day: date, reason: str, area: str = "") -> Rebase:
    """Let the limits start anew from the first day of a charted period, with the reason. Never done by the machine."""
    demand(by, May.KEEP_MEASURES, measure.authority_id)
    reason = prose(reason, "The reason")
    take_turn()  # of two who do the same, the second finds it done
    days = _figures(measure, area).filter(every=measure.every, is_current=True).order_by("first_day")
    known = list(days.values_list("first_day", flat=True))
    if from_day not in known:
        raise ForPerson(
            f"No charted period of {_where(area)} begins on {from_day:%d.%m.%Y}. Choose one that does."
        )
    if from_day == known[0]:
        raise ForPerson("The limits start there already: it is the first period. Choose a later one.")
    if measure.rebases.filter(area=area, from_day=from_day, withdrawn_because="").exists():
        raise ForPerson("The limits start anew there already. Withdraw that first if its reason is wrong.")
    made = Rebase.objects.create(
        measure=measure, area=area, from_day=from_day, reason=reason, by_name=by.name
    )
    _told(by, "measure.rebased", made, measure, after=plain(made, *_REBASE), why=reason)
    return made


@transaction.atomic
def withdraw_rebase(*, by: Person, rebase: Rebase, because: str) -> Rebase:
    """The limits run on as if they had not started anew; both reasons stay on the record."""
    demand(by, May.KEEP_MEASURES, rebase.measure.authority_id)
    because = prose(because, "The reason")
    _withdraw(rebase, because, "This start of new limits")
    _told(by, "measure.rebase_withdrawn", rebase, rebase.measure, before=plain(rebase, *_REBASE), why=because)
    return rebase


@transaction.atomic
def annotate(
    *,
    by: Person,
    authority: Authority,
    on: date,
    text: str,
    measure: Measure | None = None,
    area: str = "",
) -> Annotation:
    """Mark what happened on a day, on one measure's charts, or without ``measure`` on every chart of the authority."""
    demand(by, May.KEEP_MEASURES, authority.pk)
    text = line(text, "What happened", 80)
    not_to_come(on, "What happened")
    if measure is not None and measure.authority_id != authority.pk:
        raise ForPerson("The measure is of another authority. Choose one of the same.")
    if area and measure is not None and not _figures(measure, area).exists():
        raise ForPerson(
            f"There are no figures of {area}. Choose a district that has some, or the whole authority."
        )
    made = Annotation.objects.create(
        authority=authority, measure=measure, area=area, on=on, text=text, by_name=by.name
    )
    _told(by, "annotation.added", made, measure, after=plain(made, *_ANNOTATION))
    return made


@transaction.atomic
def withdraw_annotation(*, by: Person, annotation: Annotation, because: str) -> Annotation:
    """Take it off the charts; it stays on the record with the reason."""
    demand(by, May.KEEP_MEASURES, annotation.authority_id)
    because = prose(because, "The reason")
    _withdraw(annotation, because, "This mark")
    before = plain(annotation, *_ANNOTATION)
    _told(by, "annotation.withdrawn", annotation, annotation.measure, before=before, why=because)
    return annotation


def _figures(measure: Measure, area: str) -> QuerySet[Observation]:
    return Observation.objects.filter(measure=measure, area=area)


def _where(area: str) -> str:
    return area or "the whole authority"


def _withdraw(row: Rebase | Annotation, because: str, what: str) -> None:
    """Of two who withdraw it, one does."""
    take_turn()
    standing = type(row).objects.filter(pk=row.pk, withdrawn_because="")
    if not standing.update(withdrawn_because=because):
        raise ForPerson(f"{what} was withdrawn already.")
    row.withdrawn_because = because


def _told(
    by: Person, action: str, subject: Rebase | Annotation, measure: Measure | None, **more: Any
) -> None:
    authority = subject.authority_id if isinstance(subject, Annotation) else subject.measure.authority_id
    told(by, action, subject, authority, thread=measure.thread if measure else "", **more)
