"""Evidence that tests can read off: a council that was judged, audited and measured, in which one area is weak.

    evidence_of(kent)      # help and protection good, care leavers requires improvement; a red measure; a plan
    begun(writer, kent)    # the year's self-evaluation without a claim
    one_claim(writer, evaluation, "care_leavers", evidence=["audit:1"])

Every number is made up.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from measures_site import a_measure, figures, last_months

from headway.indicators.periods import month_code, month_number
from headway.web.accounts.models import Person
from headway.web.assessment.actions.audit_rounds import add_audit_round
from headway.web.assessment.actions.claims import add_claim, change_claim
from headway.web.assessment.actions.self_evaluations import begin_self_evaluation, sign_off_self_evaluation
from headway.web.assessment.models import AuditRound, Claim, SelfEvaluation
from headway.web.assessment.queries.self_evaluations import rows_for
from headway.web.performance.actions.keeping import set_target
from headway.web.performance.models import Measure
from headway.web.register.models import Authority, Inspection, Judgement, Recommendation
from headway.web.register.states import Confirmation

__all__ = [
    "a_red_measure",
    "an_inspection",
    "as_form",
    "audited",
    "begun",
    "browser",
    "change",
    "one_claim",
    "page_of",
    "sent",
    "sign",
    "signed_off",
    "text_of",
    "unanswered",
    "whole",
]

_JUDGEMENTS = {
    "overall": "Good",
    "leaders": "Good",
    "help_and_protection": "Good",
    "children_in_care": "Good",
    "care_leavers": "Requires improvement to be good",
}


def an_inspection(authority: Authority, published: date, **grades: str) -> Inspection:
    """A confirmed ILACS inspection that asked for better pathway plans for care leavers."""
    made = Inspection.objects.create(
        authority=authority,
        framework="ilacs_2023",
        windows=[
            [(published - timedelta(days=50)).isoformat(), (published - timedelta(days=45)).isoformat()]
        ],
        published=published,
        state=Confirmation.CONFIRMED,
    )
    for order, (key, grade) in enumerate((_JUDGEMENTS | grades).items()):
        Judgement.objects.create(inspection=made, key=key, label=key, grade=grade, order=order)
    Recommendation.objects.create(
        inspection=made,
        number="1",
        addressee="authority",
        kind="recommendation",
        text="Care leavers should know what they are entitled to, and their pathway plans should be kept up to date.",
        state=Confirmation.CONFIRMED,
    )
    return made


def a_red_measure(authority: Authority, by: Person, code: str = "cl_in_touch_pct", **given: Any) -> Measure:
    """Care leavers in touch: half of 100, in the month that ended last, where 90% is the target and 80% the floor."""
    told = {"title": "Care leavers in touch", "theme": "care_leavers", "better": "higher"} | given
    measure = a_measure(authority, code, **told)
    ended = month_code(month_number(timezone.localdate()) - 1)
    figures(measure, [50] * 12, periods=last_months(12, ended))
    set_target(
        by=by,
        measure=measure,
        from_day=date(2018, 4, 1),
        target=Decimal(90),
        floor=Decimal(80),
        reason="Business plan",
    )
    return measure


def audited(
    by: Person,
    authority: Authority,
    *counts: int,
    area: str = "care_leavers",
    days_ago: int = 20,
    **given: Any,
) -> AuditRound:
    """A round of audits: outstanding, good, requires improvement, inadequate; one in three moderated."""
    today = timezone.localdate()
    names = ("outstanding", "good", "requires_improvement", "inadequate")
    told = {"title": "Pathway plans", "moderated": max(1, sum(counts) // 3), "changed": 0} | given
    return add_audit_round(
        by=by,
        authority=authority,
        on=today,
        area=area,
        finished=today - timedelta(days=days_ago),
        **dict(zip(names, counts, strict=True)),
        **told,
    )


def begun(by: Person, authority: Authority, *, proposing: bool = False, **given: Any) -> SelfEvaluation:
    """This year's, without a claim unless they are to be proposed."""
    today = timezone.localdate()
    return begin_self_evaluation(
        by=by, authority=authority, year=given.pop("year", today.year), on=today, proposing=proposing, **given
    )


def one_claim(by: Person, evaluation: SelfEvaluation, area: str = "care_leavers", **given: Any) -> Claim:
    """A claim of strength on question 1, unless told otherwise."""
    told = {
        "question": 1,
        "stance": "strength",
        "text": "Care leavers are well supported.",
        "evidence": [],
    } | given
    return add_claim(by=by, evaluation=evaluation, on=timezone.localdate(), area=area, **told)


def signed_off(by: Person, director: Person, authority: Authority) -> SelfEvaluation:
    """One with a claim on each question of which nothing speaks against any."""
    evaluation = begun(by, authority)
    round_ = audited(
        by, authority, 2, 12, 2, 0, area="care", title=f"Children in care, round {evaluation.pk}"
    )
    one_claim(
        by, evaluation, "care", text="Children in care live in good homes.", evidence=[f"audit:{round_.pk}"]
    )
    for question in (2, 3):
        one_claim(by, evaluation, "whole", question=question, stance="neither", text="We audit and we plan.")
    evaluation.refresh_from_db()
    return sign_off_self_evaluation(
        by=director, evaluation=evaluation, version=evaluation.version, on=timezone.localdate()
    )


def sign(by: Person, evaluation: SelfEvaluation) -> SelfEvaluation:
    evaluation.refresh_from_db()
    return sign_off_self_evaluation(
        by=by, evaluation=evaluation, version=evaluation.version, on=timezone.localdate()
    )


def change(by: Person, claim: Claim, **given: object) -> Claim:
    claim.refresh_from_db()
    now = {
        name: getattr(claim, name)
        for name in ("question", "area", "stance", "text", "evidence", "stands_because")
    }
    return change_claim(by=by, claim=claim, version=claim.version, on=timezone.localdate(), **now | given)


def unanswered(person: Person, evaluation: SelfEvaluation) -> list[str]:
    rows, _ = rows_for(person, evaluation, timezone.localdate())
    return [each.key for row in rows for each in row.unanswered]


def whole(by: Person, evaluation: SelfEvaluation) -> None:
    """Something on the second and third questions."""
    for question in (2, 3):
        one_claim(by, evaluation, "whole", question=question, stance="neither", text="We look.")


def browser(somebody: Person) -> Client:
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: Any) -> str:
    """The page's words and tags, with white space as one space."""
    return re.sub(r"\s+", " ", response.content.decode())


def page_of(client: Client, evaluation: SelfEvaluation) -> str:
    return text_of(client.get(reverse("self_evaluation", args=[evaluation.pk])))


def sent(client: Client, name: str, *args: Any, **data: Any) -> str:
    """The page to which a form leads when it is done."""
    response = client.post(reverse(name, args=args), data, follow=True)
    assert response.redirect_chain, text_of(response)
    return text_of(response)


def as_form(claim: Claim, **given: Any) -> dict[str, Any]:
    """The form of a claim as its page has it, with what a person changes."""
    names = ("version", "question", "area", "stance", "text", "evidence", "stands_because")
    return {name: getattr(claim, name) for name in names} | given
