"""A person corrects what was proposed: the inspection's details and its judgements."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.register.actions.adding import DETAILS, Windows, judgements, must_run_forward
from headway.web.register.actions.common import demand_draft, demand_standing, told
from headway.web.register.models import Inspection, Judgement
from headway.web.register.rules import must_stand
from headway.web.register.states import Part
from headway.web.trail.actions import Actor, plain, take_turn
from headway.web.versions import claim


@transaction.atomic
def correct_details(
    *,
    by: Actor,
    inspection: Inspection,
    version: int | str,
    framework_id: str,
    form: str = "",
    windows: Windows = (),
    received: date | None = None,
    published: date | None = None,
    stated_due: date | None = None,
    note: str = "",
) -> Inspection:
    """Set framework, form and days. Under another framework the judgements that it has too are kept."""
    demand_draft(by, inspection)
    take_turn()
    claim(inspection, version)
    must_run_forward(windows, published, received)
    of = framework(framework_id)
    if of.planned:
        raise ForPerson(f"{of.name}: its judgements are not known yet. Choose a framework that is in force.")
    before = plain(inspection, *DETAILS, "note")
    if of.id != inspection.framework:
        before["grades"] = _move_judgements(inspection, of.id)
        inspection.checked = []
    inspection.framework, inspection.form, inspection.windows = of.id, form, [list(each) for each in windows]
    inspection.received, inspection.published, inspection.stated_due = received, published, stated_due
    inspection.note = note
    inspection.checked = _with(inspection, Part.DETAILS)
    inspection.save()
    told(by, "inspection.corrected", inspection, before=before, after=plain(inspection, *DETAILS, "note"))
    return inspection


@transaction.atomic
def correct_judgements(
    *,
    by: Actor,
    inspection: Inspection,
    version: int | str,
    grades: Mapping[str, str],
    overrides: Mapping[str, str] | None = None,
) -> Inspection:
    """Set every judgement anew, by its id in the framework; a blank leaves it out.

    A hard rule refuses (``Refused``); an observed one needs a reason in ``overrides`` by its id (``NeedsReason``).
    """
    demand_draft(by, inspection)
    take_turn()
    claim(inspection, version)
    of = framework(inspection.framework)
    kept = must_stand(of, grades, overrides or {})
    before = grades_of(inspection) | {"reasons": inspection.overrides}
    inspection.judgements.all().delete()
    Judgement.objects.bulk_create(judgements(inspection, of, grades))
    inspection.overrides = kept
    inspection.checked = _with(inspection, Part.JUDGEMENTS)
    inspection.save()
    told(
        by,
        "judgements.corrected",
        inspection,
        before=before,
        after=grades_of(inspection) | {"reasons": kept},
        why=" ".join(kept.values()),
    )
    return inspection


@transaction.atomic
def set_received(
    *,
    by: Actor,
    inspection: Inspection,
    version: int | str,
    received: date | None,
    stated_due: date | None = None,
    why: str = "",
) -> Inspection:
    """Set the day of receipt, which starts the clocks, and the date that the document states; after confirming too."""
    demand_standing(by, inspection)
    take_turn()
    claim(inspection, version)
    must_run_forward(inspection.windows, inspection.published, received)
    before = plain(inspection, "received", "stated_due")
    inspection.received, inspection.stated_due = received, stated_due
    inspection.save()
    after = plain(inspection, "received", "stated_due")
    told(by, "inspection.received", inspection, before=before, after=after, why=why)
    return inspection


def grades_of(inspection: Inspection) -> dict[str, object]:
    """The grades on record, by judgement id."""
    return {each.key: each.grade for each in Judgement.objects.filter(inspection=inspection)}


def _with(inspection: Inspection, part: Part) -> list[str]:
    return sorted({*inspection.checked, part.value})


def _move_judgements(inspection: Inspection, framework_id: str) -> dict[str, object]:
    """Take the judgements over to another framework, as far as it has them on the same scale; what there was before."""
    old, new = framework(inspection.framework), framework(framework_id)
    before = grades_of(inspection)
    moved: dict[str, str] = {}
    if old.scale and new.scale and old.scale.id == new.scale.id:
        for key, grade in before.items():
            record_key = old.judgement(key).record_key
            same = next(
                (each for each in new.judgements if record_key and each.record_key == record_key), None
            )
            if same:
                moved[same.id] = str(grade)
    inspection.judgements.all().delete()
    inspection.overrides = {}
    Judgement.objects.bulk_create(judgements(inspection, new, moved))
    return before
