"""A council with many years of plans, put into an empty database in bulk, on a trail whose chain holds.

Everything is invented. Rows go past the actions of the apps, which would take hours for so many; their events are
made here as those actions would write them, with the hashes of :mod:`headway.web.trail.chain`, and the database's own
guards look at each.
"""

import io
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from load_people import make_people, session_of
from load_trail import Said, chain

from headway.web.accounts.models import Person
from headway.web.plans import models as plans
from headway.web.plans.states import Answer, ClosureOutcome, MeasureKind, Stage
from headway.web.plans.words import starting_words
from headway.web.register import models as register
from headway.web.register.states import Confirmation
from headway.web.register.storage import keep
from headway.web.trail.models import Head

KENT = "E10000016"
PLANS, RECOMMENDATIONS = 25, 10
BATCH = 500
_WORDS = "audit of case files, supervision every month, visits within ten days, plans that children helped to write"


@dataclass(frozen=True)
class Filled:
    """What the load needs to know: the session of each person, and what there is to open."""

    sessions: tuple[str, ...]
    plans: tuple[int, ...]
    recommendations: tuple[int, ...]
    actions: tuple[int, ...]
    events: int


@transaction.atomic
def fill(users: int, actions: int, events: int) -> Filled:
    """Fill the database, which must be empty: ``actions`` actions and exactly ``events`` events."""
    if Person.objects.exists():
        raise SystemExit("There are people in this database already. Give an empty one.")
    dice = random.Random(11)  # noqa: S311 - the same data every time
    people = make_people(users, KENT)
    said: list[Said] = []
    items = [item for number in range(PLANS) for item in _plan(number, people, said)]
    made = _actions(items, people, actions, dice, said)
    closed = _evidence_and_closures(made, people, dice, said)
    _updates(made, closed, events - len(said), dice, said)
    chain(KENT, sorted(said))
    return Filled(
        sessions=tuple(session_of(each) for each in people),
        plans=tuple(sorted({item.plan_id for item in items})),
        recommendations=tuple(item.recommendation_id for item in items),
        actions=tuple(each.pk for each in made),
        events=Head.objects.get().seq,
    )


def _plan(number: int, people: list[Person], said: list[Said]) -> list[plans.Item]:
    """One inspection, confirmed, with its recommendations; its plan, and the answers. The last is the newest."""
    published = timezone.localdate() - timedelta(days=60 + 180 * (PLANS - 1 - number))
    by, at = people[number % len(people)], _moment(published + timedelta(days=20))
    inspection = register.Inspection.objects.create(
        authority_id=KENT,
        framework="ilacs_2023",
        windows=[[str(published - timedelta(days=40)), str(published - timedelta(days=30))]],
        received=published,
        published=published,
        state=Confirmation.CONFIRMED,
        is_example=True,
    )
    register.Judgement.objects.create(
        inspection=inspection, key="overall", label="Overall effectiveness", grade="good"
    )
    asked = register.Recommendation.objects.bulk_create(
        register.Recommendation(
            inspection=inspection,
            number=str(n + 1),
            addressee="authority",
            kind="recommendation",
            text=f"Invented recommendation {n + 1}: see that practice is steady in every district.",
            page=3,
            order=n,
            state=Confirmation.CONFIRMED,
        )
        for n in range(RECOMMENDATIONS)
    )
    plan = plans.Plan.objects.create(
        inspection=inspection,
        authority_id=KENT,
        title=f"Invented plan {number + 1}",
        is_example=True,
        created=at,
    )
    plans.StatusWord.objects.bulk_create(
        plans.StatusWord(
            plan=plan, word=w.word, meaning=w.meaning, rag=w.rag, must_explain=w.must_explain, order=n
        )
        for n, w in enumerate(starting_words())
    )
    items = plans.Item.objects.bulk_create(
        plans.Item(plan=plan, recommendation=each, order=n, answer=Answer.ACCEPTED, answered_on=at.date())
        for n, each in enumerate(asked)
    )
    said += [Said(at, by, "inspection.confirmed", inspection), Said(at, by, "plan.drafted", plan)]
    before, after = {"answer": "none"}, {"answer": "accepted", "answered_on": at.date()}
    said += [Said(at, by, "item.answered", each, each.thread, before=before, after=after) for each in items]
    return items


def _actions(
    items: list[plans.Item], people: list[Person], number: int, dice: random.Random, said: list[Said]
) -> list[plans.Action]:
    """Actions shared out evenly, each with two owners, two milestones, and a change of date for one in five."""
    today = timezone.localdate()
    words = {plan: list(plans.StatusWord.objects.filter(plan=plan)) for plan in {each.plan for each in items}}
    made = []
    for n in range(number):
        item = items[n % len(items)]
        start = item.plan.created.date() + timedelta(days=dice.randint(1, 40))
        made.append(
            plans.Action(
                item=item,
                title=f"Invented action {n + 1}: {_WORDS.split(', ')[n % 4]}",
                detail=f"What will be done, where and with whom: {_WORDS}.",
                measure="Nine in ten files audited are good or better",
                measure_kind=dice.choice(MeasureKind.values),
                start=start,
                due=start + timedelta(days=dice.randint(60, 700)),
                status=words[item.plan][dice.choice((0, 1, 1, 1, 1, 2, 2, 3))],
                order=n // len(items),
                created=item.plan.created + timedelta(hours=1 + n % 40),
            )
        )
    made = plans.Action.objects.bulk_create(made, batch_size=BATCH)
    owners, milestones, moved = [], [], []
    for n, each in enumerate(made):
        lead, second = people[n % len(people)], people[(n + 1 + n // 20) % len(people)]
        owners.append(plans.Ownership(action=each, person=lead, name=lead.name, post="Manager", is_lead=True))
        if second != lead:
            owners.append(plans.Ownership(action=each, person=second, name=second.name, post="Officer"))
        step = each.start + timedelta(days=30)
        reached = step if step < today else None
        milestones += [
            plans.Milestone(action=each, title="First audit", due=step, reached_on=reached),
            plans.Milestone(action=each, title="Second audit", due=each.due),
        ]
        after = {"title": each.title, "measure": each.measure, "start": each.start, "due": each.due}
        said.append(Said(each.created, lead, "action.added", each, each.item.thread, after=after))
        if n % 5 == 0:
            old, at = each.due - timedelta(days=30), _moment(min(each.start + timedelta(days=45), today))
            why = "The audit team was not complete."
            moved.append(
                plans.Reschedule(
                    action=each, old_due=old, new_due=each.due, reason=why, at=at, by_name=lead.name
                )
            )
            change = {"before": {"due": old}, "after": {"due": each.due}}
            said.append(Said(at, lead, "action.rescheduled", each, each.item.thread, why=why, **change))
    for rows in (owners, milestones, moved):
        type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
    return made


def _evidence_and_closures(
    made: list[plans.Action], people: list[Person], dice: random.Random, said: list[Said]
) -> dict[int, datetime]:
    """Four in ten closed on evidence, one in a hundred waiting for its decision; when each was closed, by action."""
    chosen = {each.pk: dice.random() for each in made}
    picked = [each for each in made if chosen[each.pk] < 0.41 and each.due < timezone.localdate()]
    file = keep(io.BytesIO(b"An invented audit: what was looked at, and what was found.\n"), name="audit.txt")
    evidence = plans.Evidence.objects.bulk_create(
        [plans.Evidence(action=each, title="Audit") for each in picked], batch_size=BATCH
    )
    director, closed, revisions, closures = people[-1], {}, [], []
    for each, shown in zip(picked, evidence, strict=True):
        by, at = people[each.pk % (len(people) - 1)], _moment(each.due)
        waits = chosen[each.pk] > 0.40
        stage = Stage.EMBEDDED if each.pk % 3 == 0 else Stage.DELIVERED
        kept = {"sha256": file.sha256, "name": file.name, "size": file.size, "media_type": file.media_type}
        revisions.append(plans.EvidenceRevision(evidence=shown, at=at, by_name=by.name, **kept))
        decided = {} if waits else {"outcome": ClosureOutcome.MADE, "decided_at": at, "decided_by": director}
        closures.append(
            plans.Closure(
                action=each,
                narrative="Three audits in a row were good.",
                proposed_stage=stage,
                proposed_at=at,
                proposed_by=by,
                body="" if waits else each.item.plan.owning_body,
                **decided,
            )
        )
        thread = each.item.thread
        said.append(Said(at, by, "evidence.attached", each, thread, after={"sha256": file.sha256}))
        said.append(
            Said(at, by, "closure.proposed", each, thread, after={"stage": stage}, why="Three good audits.")
        )
        closed[each.pk] = at
        if not waits:
            each.stage = stage
            change = {"before": {"stage": "open"}, "after": {"stage": stage}}
            said.append(Said(at, director, "closure.made", each, thread, **change))
    plans.EvidenceRevision.objects.bulk_create(revisions, batch_size=BATCH)
    closures = plans.Closure.objects.bulk_create(closures, batch_size=BATCH)
    joins = plans.Closure.evidence.through
    joins.objects.bulk_create(
        [joins(closure=c, evidencerevision=r) for c, r in zip(closures, revisions, strict=True)],
        batch_size=BATCH,
    )
    return closed


def _updates(
    made: list[plans.Action], closed: dict[int, datetime], number: int, dice: random.Random, said: list[Said]
) -> None:
    """As many updates as there are events left, shared out evenly between an action's start and its end."""
    now, updates = timezone.now(), []
    words = {each.pk: each for each in plans.StatusWord.objects.all()}
    owner = {
        each.action_id: each.person
        for each in plans.Ownership.objects.filter(is_lead=True).select_related("person")
    }
    for n, each in enumerate(made):
        share = number // len(made) + (n < number % len(made))
        # Most open actions were heard of in the last month; one in four was not.
        last = closed.get(each.pk) or now - timedelta(days=dice.choice((1, 5, 12, 20, 28, 28, 45, 120)))
        first = min(_moment(each.start), last)
        by, text = (
            owner[each.pk],
            f"Since the last report: {_WORDS}. Two districts are behind, and why is known.",
        )
        for step in range(share):
            at = first + (last - first) * (step + 1) / share
            updates.append(
                plans.Update(
                    action=each, at=at, by=by, by_name=by.name, status_id=each.status_id, narrative=text
                )
            )
            after = {"status": words[each.status_id].word, "narrative": text}
            before = {"status": each.status_id}
            said.append(Said(at, by, "action.updated", each, each.item.thread, before, after, text))
        each.last_update, each.version = last if share else None, share + 1
    plans.Update.objects.bulk_create(updates, batch_size=BATCH)
    plans.Action.objects.bulk_update(made, ["last_update", "version", "stage"], batch_size=BATCH)


def _moment(day: date) -> datetime:
    """Ten in the morning of a day, and never later than now."""
    return min(datetime(day.year, day.month, day.day, 10, tzinfo=UTC), timezone.now())
