"""From a confirmed inspection to a draft plan: one item for each recommendation, and words for progress."""

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import demand, line, told
from headway.web.plans.models import Item, Plan, StatusWord
from headway.web.plans.words import starting_words
from headway.web.register.models import Inspection, Recommendation
from headway.web.register.states import Confirmation

# The authority's own first; then the board's and the partnership's, which the plan answers apart.
_ORDER = {"authority": 0, "lscb": 1, "partnership": 2}


@transaction.atomic
def draft_from(*, by: Person, inspection: Inspection, title: str = "", owning_body: str = "") -> Plan:
    """Draft the plan that answers an inspection: an item for each confirmed recommendation, whoever it is addressed to.

    The inspection and at least one recommendation must be confirmed, and have no plan yet.
    """
    demand(by, May.WRITE_PLAN, inspection.authority_id)
    asked = _must_be_ready(inspection)
    plan = Plan.objects.create(
        inspection=inspection,
        authority_id=inspection.authority_id,
        title=line(title or f"{inspection.authority}: statement of proposed action", "The title"),
        is_example=inspection.is_example,
        **({"owning_body": line(owning_body, "The owning body")} if owning_body else {}),
    )
    StatusWord.objects.bulk_create(
        StatusWord(
            plan=plan,
            word=each.word,
            meaning=each.meaning,
            rag=each.rag,
            must_explain=each.must_explain,
            order=place,
        )
        for place, each in enumerate(starting_words())
    )
    _add(plan, asked)
    told(
        by, "plan.drafted", plan, after={"title": plan.title, "recommendations": [each.pk for each in asked]}
    )
    return plan


@transaction.atomic
def take_in_recommendations(*, by: Person, plan: Plan) -> list[Item]:
    """Give an item to each recommendation that was confirmed after the plan was drafted; none is an error."""
    demand(by, May.WRITE_PLAN, plan.authority_id)
    held = set(plan.items.values_list("recommendation_id", flat=True))
    new = [each for each in confirmed(plan.inspection) if each.pk not in held]
    if not new:
        raise ForPerson("Every confirmed recommendation is in the plan already.")
    items = _add(plan, new)
    told(by, "plan.recommendations_added", plan, after={"recommendations": [each.pk for each in new]})
    return items


def confirmed(inspection: Inspection) -> list[Recommendation]:
    """The recommendations that a person has confirmed: the authority's, the board's, the partnership's."""
    found = inspection.recommendations.filter(state=Confirmation.CONFIRMED)
    return sorted(found, key=lambda each: (_ORDER.get(each.addressee, 3), each.order, each.pk))


def _must_be_ready(inspection: Inspection) -> list[Recommendation]:
    if inspection.state != Confirmation.CONFIRMED:
        raise ForPerson("The inspection is not confirmed yet. Confirm what was read, then draft the plan.")
    if Plan.objects.filter(inspection=inspection).exists():
        raise ForPerson("There is a plan for this inspection already. Open it.")
    asked = confirmed(inspection)
    if not asked:
        raise ForPerson(
            "No recommendation of this inspection is confirmed. Confirm at least one, then draft the plan."
        )
    return asked


def _add(plan: Plan, asked: list[Recommendation]) -> list[Item]:
    first = plan.items.count()
    return Item.objects.bulk_create(
        Item(plan=plan, recommendation=each, order=first + place) for place, each in enumerate(asked)
    )
