"""By which rules an assessment is made: those that ship with Headway, or as this council changed them."""

from collections.abc import Mapping

from django.db import transaction

from headway.assessment.rulebook import Rulebook, read_rulebook, rulebook, rulebook_text, with_thresholds
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.assessment.actions.building import as_told, assessed_again, open_again
from headway.web.assessment.actions.common import OPEN, demand_keeper, refuse_unless, told
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import rules_text_of
from headway.web.versions import claim

__all__ = ["change_rules", "change_thresholds"]


@transaction.atomic
def change_rules(*, by: Person, assessment: Assessment, version: int | str, text: str) -> Assessment:
    """Assess by these rules (TOML); empty text goes back to those that ship with Headway.

    Raises ForPerson, with every fault named, where the text is no rulebook.
    """
    demand_keeper(by, assessment.authority_id)
    refuse_unless(assessment, OPEN, "assessed by other rules")
    text = _as_kept(text, assessment.rulebook)
    if text:
        _refuse_other(read_rulebook(text, "the rules"), rulebook(assessment.rulebook))
    claim(assessment, version)
    if text == assessment.rules:
        raise ForPerson("These are the rules that it has already. Change them first.")
    before = {"rules": assessment.rules or "as shipped"}
    assessment.rules = text
    open_again(assessment)
    edition = assessed_again(by, assessment)
    assessment.save()
    after = {"rules": text or "as shipped"} | as_told(edition)
    told(by, "assessment.rules_changed", assessment, before=before, after=after)
    return assessment


def change_thresholds(
    *, by: Person, assessment: Assessment, version: int | str, numbers: Mapping[str, int]
) -> Assessment:
    """The same rules with these numbers, each by its key ("csa-settings.good_share")."""
    text = with_thresholds(rules_text_of(assessment), numbers, "the rules")
    return change_rules(by=by, assessment=assessment, version=version, text=text)


def _as_kept(text: str, shipped: str) -> str:
    """The text with its line ends as on file; empty where it is what ships with Headway."""
    text = text.replace("\r\n", "\n").strip()
    return "" if text == rulebook_text(shipped).strip() else text


def _refuse_other(changed: Rulebook, shipped: Rulebook) -> None:
    if changed.scale.id != shipped.scale.id:
        raise ForPerson(
            f"The rules must stay on the scale “{shipped.scale.name}”: grades of two scales are never compared. "
            "Begin another assessment for another scale."
        )
