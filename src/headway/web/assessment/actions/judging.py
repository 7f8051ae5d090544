"""The judgement: a person's, with its written reason, among the grades that the rules permit."""

from django.db import transaction
from django.utils import timezone

from headway.assessment.judging import printed, refuse_unless_permitted
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.assessment.actions.common import OPEN, demand, refuse_unless, told
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import assessed_of, grade_of, latest_edition, rulebook_of
from headway.web.assessment.states import State
from headway.web.plans.actions.common import prose
from headway.web.versions import claim

__all__ = ["judge_assessment"]


@transaction.atomic
def judge_assessment(
    *, by: Person, assessment: Assessment, version: int | str, grade: str, because: str
) -> Assessment:
    """Give the grade (an id of the rulebook's scale) and say why.

    Raises ForPerson, naming the rule, where the rules do not permit it.
    """
    demand(by, May.KEEP_ASSESSMENTS, assessment.authority_id)
    because = prose(because, "The reason")
    refuse_unless(assessment, OPEN, "judged")
    edition = latest_edition(assessment)
    if edition is None:
        raise ForPerson("This assessment has no profile yet. Build it first.")
    chosen = next((each for each in rulebook_of(assessment).scale.grades if each.id == grade), None)
    if chosen is None:
        raise ForPerson("Choose one of the grades.")
    refuse_unless_permitted(assessed_of(edition), chosen)
    claim(assessment, version)
    earlier = grade_of(assessment)
    before = {"grade": printed(earlier), "because": assessment.because} if earlier else None
    assessment.grade, assessment.because, assessment.why = grade, because, ""
    assessment.judged_by_id, assessment.judged_by_name = by.pk, by.name
    assessment.judged = timezone.now()
    assessment.state = State.JUDGED
    assessment.save()
    after = {"grade": printed(chosen), "because": because, "edition": edition.number}
    told(by, "assessment.judged", assessment, before=before, after=after, why=because)
    return assessment
