"""Where a plan and a body's business stand, in sentences with their denominators and where each comes from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from headway.web.accounts.queries import Somebody
from headway.web.pages import day
from headway.web.plans.models import Plan
from headway.web.plans.queries import ActionRow, items_seen
from headway.web.plans.queries.standing import counted, standings
from headway.web.plans.states import Answer, Stage
from headway.web.register.states import Confirmation
from headway.web.scrutiny.models import Body
from headway.web.scrutiny.queries.briefings_open import open_questions, open_recommendations
from headway.web.scrutiny.rules.pointers import Link
from headway.web.scrutiny.rules.questions import Kept
from headway.web.scrutiny.states import Response

__all__ = ["Said", "position"]


@dataclass(frozen=True)
class Said:
    """A sentence and the page that it comes from; ``evidence`` is None where that is a list of everything."""

    text: str
    evidence: Link | None = None
    page: str = ""
    """The name of a list's page, with ``query`` behind it."""
    query: str = ""
    source: str = ""

    @property
    def source_words(self) -> str:
        """Where it comes from, in words."""
        return self.evidence.text if self.evidence else self.source


def position(
    person: Somebody,
    plan: Plan,
    body: Body | None,
    actions: Iterable[ActionRow],
    promises: Iterable[Kept],
    on: date,
) -> list[Said]:
    """The position: the plan's recommendations and actions, then what was asked, promised and recommended."""
    found = list(actions)
    return [
        *_recommendations(person, plan),
        _statement(plan),
        *_actions(plan, found),
        *_last_word(plan, found),
        *_questions(person, plan),
        *(_promises(body, list(promises)) if body else []),
        *(_responses(person, body, on) if body else []),
    ]


def _recommendations(person: Somebody, plan: Plan) -> list[Said]:
    items = (
        items_seen(person)
        .filter(plan=plan, recommendation__isnull=False)
        .exclude(recommendation__state=Confirmation.REJECTED)
    )
    answers = Counter(items.order_by().values_list("answer", flat=True))
    whole, answered = answers.total(), answers.total() - answers[Answer.NONE]
    source = Link("The plan", "plan", plan.pk)
    if not whole:
        return [Said("The plan answers no recommendation.", source)]
    parts = [
        f"{answers[each]} {each.label.lower()}"
        for each in (Answer.ACCEPTED, Answer.PARTLY, Answer.REJECTED)
        if answers[each]
    ]
    said = f"{answered} of {whole} recommendation{_s(whole)} {_is(answered)} answered{_list(parts, ': ')}."
    stand = [f"{each.count} {str(each.standing).lower()}" for each in counted(standings(items).values())]
    return [Said(said, source), Said(f"Of {whole} recommendation{_s(whole)}: {', '.join(stand)}.", source)]


def _statement(plan: Plan) -> Said:
    source = Link("The statement", "plan_statement", plan.pk)
    if plan.published:
        return Said(f"The statement of proposed action was published on {day(plan.published)}.", source)
    return Said("The statement of proposed action is not published.", source)


def _actions(plan: Plan, found: list[ActionRow]) -> list[Said]:
    source = Link("The plan’s table", "plan_table", plan.pk)
    if not found:
        return [Said("The plan promises no action yet.", source)]
    still = [each for each in found if each.action.stage == Stage.OPEN]
    closed = Counter(each.action.stage for each in found if each.action.stage != Stage.OPEN)
    done = [f"{closed[each]} {each.label.lower()}" for each in Stage if closed[each]]
    said = [
        Said(
            f"{closed.total()} of {len(found)} action{_s(len(found))} {_is(closed.total())} closed by the owning body"
            f"{_list(done, ': ')}.",
            source,
        )
    ]
    if not still:
        return said
    words = Counter(_word(each) for each in still)
    ordered = sorted(words, key=lambda each: (-words[each], each))
    late, silent = sum(each.is_overdue for each in still), sum(each.is_silent for each in still)
    said.append(
        Said(f"Of {len(still)} open: {', '.join(f'{words[each]} {each}' for each in ordered)}.", source)
    )
    said.append(
        Said(
            f"{late} of {len(still)} open action{_s(len(still))} {_is(late)} overdue; on {silent} of {len(still)} "
            "nobody has reported for 30 days.",
            source,
        )
    )
    return said


def _word(row: ActionRow) -> str:
    word = row.status.lower()
    return word if row.rag == "none" else f"{word} ({row.rag})"


def _last_word(plan: Plan, found: list[ActionRow]) -> list[Said]:
    days = [each.last_word for each in found if each.last_word]
    never = sum(each.last_word is None for each in found)
    source = Link("What changed in the plan", "plan_changes", plan.pk)
    if not found:
        return []
    if not days:
        return [Said("Nobody has reported on any action.", source)]
    said = f"The last time somebody reported on any action was {day(max(days))}"
    return [Said(f"{said}; on {never} of {len(found)} nobody ever has." if never else f"{said}.", source)]


def _questions(person: Somebody, plan: Plan) -> list[Said]:
    about = Q(recommendation__item__plan=plan) | Q(action__item__plan=plan)
    counts = (
        open_questions(person)
        .filter(about)
        .order_by()
        .aggregate(whole=Count("pk", distinct=True), waiting=Count("pk", distinct=True, filter=Q(reply="")))
    )
    if not counts["whole"]:
        return [
            Said(
                "No question about this plan is on record.", page="questions", source="The list of questions"
            )
        ]
    said = f"{counts['waiting']} of {counts['whole']} question{_s(counts['whole'])} about this plan"
    said += f" wait{'s' if counts['waiting'] == 1 else ''} for an answer."
    return [Said(said, page="questions", query="state=waiting", source="The list of questions")]


def _promises(body: Body, kept: list[Kept]) -> list[Said]:
    if not kept:
        return []
    late, whole = kept.count(Kept.LATE), len(kept)
    said = f"{late} of {whole} promise{_s(whole)} to {body.name} that {_is(whole)} not met {_is(late)} late."
    return [Said(said, page="asked_last_time", query=f"body={body.pk}", source="What was promised")]


def _responses(person: Somebody, body: Body, on: date) -> list[Said]:
    found = open_recommendations(person).filter(body=body, closed_at=None)
    counts = found.order_by().aggregate(
        whole=Count("pk"), late=Count("pk", filter=Q(response=Response.NONE, response_due__lt=on))
    )
    if not counts["whole"]:
        return []
    said = (
        f"{counts['late']} of {counts['whole']} recommendation{_s(counts['whole'])} of {body.name} to the executive, "
        f"not closed, {'has' if counts['late'] == 1 else 'have'} no response after the day."
    )
    return [Said(said, page="scrutiny_recommendations", query=f"body={body.pk}", source="The monitor")]


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _list(parts: list[str], before: str) -> str:
    return f"{before}{', '.join(parts)}" if parts else ""
