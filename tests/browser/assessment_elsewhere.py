"""Calderdale, in the states that no walk of Kent's year comes to: a year of which nothing is known yet, an assessment
published with hardly a figure, a self-evaluation that is signed off. Its people, audits and reasons are made up.
"""

from datetime import date, timedelta

from seeded_people import a_person

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.audit_rounds import add_audit_round
from headway.web.assessment.actions.building import begin_assessment
from headway.web.assessment.actions.claims import add_claim
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.letters import change_details
from headway.web.assessment.actions.publishing import publish_assessment, sign_off_assessment
from headway.web.assessment.actions.self_evaluations import begin_self_evaluation, sign_off_self_evaluation
from headway.web.register.models import Authority

__all__ = ["CODE", "fill"]

CODE = "E08000033"


def fill(today: date) -> dict[str, Person]:
    """Its people, by what a walk calls them."""
    place = Authority.objects.get_or_create(code=CODE, defaults={"name": "Calderdale"})[0]
    analyst = a_person(place, Role.ANALYST, "Anna Analyst")
    director = a_person(place, Role.DIRECTOR, "Dana Example")
    begin_assessment(by=analyst, authority=place, year=2009, as_of=date(2009, 12, 9), rules="csa")
    _published(place, analyst, director, today)
    _evaluated(place, analyst, director, today)
    return {"analyst elsewhere": analyst, "director elsewhere": director}


def _published(place: Authority, analyst: Person, director: Person, today: date) -> None:
    made = begin_assessment(by=analyst, authority=place, year=today.year, as_of=today, rules="council")
    change_details(
        by=analyst,
        assessment=made,
        version=made.version,
        addressee="The council",
        signatory="Dana Example",
        letter_date=today,
    )
    made = judge_assessment(
        by=analyst, assessment=made, version=made.version, grade="good", because="Known from our own visits."
    )
    made = sign_off_assessment(by=director, assessment=made, version=made.version)
    publish_assessment(by=director, assessment=made, version=made.version)


def _evaluated(place: Authority, analyst: Person, director: Person, today: date) -> None:
    counts = {"outstanding": 2, "good": 12, "requires_improvement": 2, "inadequate": 0}
    round_ = add_audit_round(
        by=analyst,
        authority=place,
        on=today,
        title="Children in care",
        area="care",
        finished=today - timedelta(days=20),
        moderated=6,
        changed=0,
        **counts,
    )
    made = begin_self_evaluation(by=analyst, authority=place, year=today.year, on=today, proposing=False)
    for question, area, stance, text in (
        (1, "care", "strength", "Children in care live in good homes."),
        (2, "whole", "neither", "We audit practice in rounds."),
        (3, "whole", "neither", "We go on with what was begun."),
    ):
        named = [f"audit:{round_.pk}"] if area == "care" else []
        terms = {"question": question, "area": area, "stance": stance, "text": text, "evidence": named}
        add_claim(by=analyst, evaluation=made, on=today, **terms)
    made.refresh_from_db()
    sign_off_self_evaluation(by=director, evaluation=made, version=made.version, on=today)
