"""Which plans a person may take out or bring in, and how much of them leaves."""

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where, may
from headway.web.accounts.roles import May
from headway.web.exchange.plan_out import tables_of
from headway.web.exchange.tables import PlanTables, Row
from headway.web.plans.models import Plan

__all__ = ["plans_exported", "plans_imported", "tables_for"]


def plans_exported(person: Somebody) -> QuerySet[Plan]:
    """The plans that a person may export."""
    return _plans(person, May.EXPORT)


def plans_imported(person: Somebody) -> QuerySet[Plan]:
    """The plans into which a person may bring a file."""
    return _plans(person, May.IMPORT)


def _plans(person: Somebody, what: May) -> QuerySet[Plan]:
    allowed = authorities_where(person, what)
    return Plan.objects.filter(authority__in=allowed).select_related("authority", "inspection")


def tables_for(person: Somebody, plan: Plan) -> PlanTables:
    """The plan as it leaves with this person: evidence only for those who may open it, e-mail addresses only for those
    who work on the plan. An import of such a file leaves alone what is not in it.
    """
    whole = tables_of(plan)
    rows = dict(whole.rows)
    if not may(person, May.SEE_EVIDENCE, plan.authority_id):
        del rows["Evidence"]
        rows["Closures"] = [row | {"evidence": []} for row in rows["Closures"]]
    if not any(may(person, what, plan.authority_id) for what in (May.WRITE_PLAN, May.IMPORT)):
        rows = {name: [_without_addresses(row) for row in each] for name, each in rows.items()}
    return PlanTables(rows)


def _without_addresses(row: Row) -> Row:
    return {key: "" if key.endswith("e_mail") else value for key, value in row.items()}
