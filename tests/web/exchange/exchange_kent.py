"""A plan that people worked on, made by the site's own actions: answers, actions, updates, evidence, a closure."""

import io
from datetime import date

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Plan
from headway.web.register.models import Authority, Inspection

KENT = "E10000016"


def kent_plan() -> Plan:
    """The plan, its people and its files, in whatever installation is there."""
    kent, _ = Authority.objects.get_or_create(code=KENT, defaults={"name": "Kent"})
    officer = _person("officer@example.org", "Olive Officer", Role.QUALITY_ASSURANCE, kent)
    director = _person("director@example.org", "Dara Director", Role.DIRECTOR, kent)
    inspection = Inspection.objects.create(
        authority=kent,
        framework="sif",
        form="inspection",
        windows=[["2017-03-06", "2017-03-30"]],
        received=date(2017, 6, 12),
        published=date(2017, 6, 13),
        state="confirmed",
    )
    for place, text in enumerate(("Strengthen return interviews.", 'Say "=1+1" aloud.\r\nTwice.')):
        inspection.recommendations.create(
            number=str(place + 1),
            addressee="authority",
            kind="recommendation",
            text=text,
            sub_items=["first", "second, with a comma"],
            page=8,
            order=place,
            state="confirmed",
        )
    plan = actions.draft_from(by=officer, inspection=inspection)
    first, second = plan.items.all()
    actions.answer(by=officer, item=first, version=first.version, answer="accepted", on=date(2017, 7, 1))
    actions.answer(
        by=officer,
        item=second,
        version=second.version,
        answer="partly",
        reason="Half of it.",
        on=date(2017, 7, 1),
    )
    issue = actions.add_issue(by=officer, plan=plan, issue="Case loads are uneven.")
    training = actions.add_action(
        by=officer,
        item=first,
        title="Train every team",
        detail="-- all of them",
        owners=[
            actions.Owner(name="Olive Officer", post="Head of Quality", person=officer, is_lead=True),
            actions.Owner(name="A. N. Other", post="Training manager"),
        ],
        measure="Nine in ten interviews within 72 hours",
        measure_kind="indicator",
        start=date(2017, 7, 3),
        due=date(2017, 12, 31),
    )
    audit = actions.add_action(by=officer, item=issue, title="Audit case loads", depends_on=[training])
    actions.add_milestone(
        by=officer, action=audit, version=audit.version, title="Sample drawn", due=date(2017, 8, 1)
    )
    amber = plan.status_words.get(word="At risk")
    actions.update(
        by=officer, action=training, version=training.version, status=amber, narrative="Two trainers left."
    )
    training.refresh_from_db()
    actions.reschedule(
        by=officer,
        action=training,
        version=training.version,
        due=date(2018, 3, 31),
        reason="Two trainers left.",
    )
    file = actions.attach(
        by=officer,
        action=training,
        title="Register of training",
        file=io.BytesIO(b"name,done\nA,1\n"),
        name="training.csv",
    )
    closure = actions.propose_closure(
        by=officer, action=training, stage="delivered", narrative="All are trained.", evidence=[file]
    )
    actions.decide_closure(by=director, closure=closure, outcome="made", reason="Seen at the board.")
    actions.publish(by=director, plan=plan, on=date(2017, 9, 20))
    return Plan.objects.get(pk=plan.pk)


def _person(email: str, name: str, role: Role, authority: Authority) -> Person:
    person = Person.objects.create_user(email, name, "a long pass phrase of a test")
    Membership.objects.create(person=person, authority=authority, role=role, from_day=date(2017, 1, 1))
    return person
