"""Papers begun from measures of Kent on a day in October 2026, and how their words are read."""

from datetime import date
from decimal import Decimal
from typing import Any

from headway.documents.content import PaperContent
from headway.web.accounts.models import Person
from headway.web.performance.models import Measure, Target
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.queries.papers_performance import From
from headway.web.scrutiny.queries.papers_starting import Start, from_measures

ON = date(2026, 10, 15)


def a_target(measure: Measure, target: str, floor: str | None, number: int = 1) -> Target:
    return Target.objects.create(
        measure=measure,
        number=number,
        from_day=date(2025, 4, 1),
        target=Decimal(target),
        floor=None if floor is None else Decimal(floor),
        reason="Business plan.",
        set_by="Dora Director",
    )


def a_question(measure: Measure, panel: Body, on: date, **given: Any) -> Question:
    given = {"text": "Why is that?", "asked_by": "Mary Member", "category": "performance"} | given
    return Question.objects.create(
        authority=measure.authority, body=panel, measure=measure, asked_on=on, **given
    )


def begun(officer: Person, kind: str = "red indicators", **chosen: Any) -> Start:
    authority = Authority.objects.get(pk="E10000016")
    return from_measures(officer, authority, kind, From(**chosen), None, ON)


def text_of(start: Start) -> str:
    content = start.content
    assert isinstance(content, PaperContent)
    said = [content.summary, *(f"# {each.heading}\n{each.text}" for each in content.sections)]
    return "\n\n".join(said)


def section(start: Start, heading: str) -> str:
    content = start.content
    assert isinstance(content, PaperContent)
    return next(each.text for each in content.sections if each.heading.startswith(heading))
