"""The statement of a plan, for somebody: the public reads what was published, the council its draft too."""

from datetime import date

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.health import Sign, health
from headway.web.plans.models import Plan, Publication
from headway.web.plans.statement import Contents, contents


def publications_of(plan: Plan) -> tuple[Publication, ...]:
    """Every edition of the published statement, the latest first. They are public."""
    return tuple(plan.publications.all())


def draft_statement(person: Somebody, plan: Plan, on: date) -> Contents | None:
    """The statement as it stands, for those who work on the plan; None for others."""
    return contents(plan, on) if may(person, May.SEE_DRAFTS, plan.authority_id) else None


def health_of(person: Somebody, plan: Plan, on: date) -> tuple[Sign, ...]:
    """What the health rules say, for those who work on the plan; nothing for others."""
    return health(plan, on) if may(person, May.SEE_DRAFTS, plan.authority_id) else ()
