"""What the report asks for: a person corrects, confirms or turns down each recommendation."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from headway.errors import ForPerson
from headway.reports.record import Addressee, RecommendationKind
from headway.web.register.actions.common import demand_draft, prose, told
from headway.web.register.models import Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.trail.actions import Actor, Entry, plain, record_many, take_turn
from headway.web.versions import claim

_FIELDS = ("number", "addressee", "kind", "due_band", "text", "sub_items", "page", "state")


@transaction.atomic
def add_recommendation(
    *,
    by: Actor,
    inspection: Inspection,
    text: str,
    number: str = "",
    addressee: str = Addressee.AUTHORITY,
    kind: str = RecommendationKind.RECOMMENDATION,
    due_band: str = "",
    sub_items: Sequence[str] = (),
    page: int | None = None,
) -> Recommendation:
    """Add a recommendation that the reader missed, or that is entered by hand. A person wrote it: it is confirmed."""
    demand_draft(by, inspection)
    take_turn()
    last = inspection.recommendations.aggregate(last=Max("order"))["last"]
    made = Recommendation.objects.create(
        inspection=inspection,
        number=number.strip(),
        addressee=Addressee(addressee),
        kind=RecommendationKind(kind),
        due_band=due_band.strip(),
        text=prose(text, "The recommendation"),
        sub_items=[each.strip() for each in sub_items if each.strip()],
        page=_page(inspection, page),
        order=0 if last is None else last + 1,
        state=Confirmation.CONFIRMED,
    )
    told(
        by,
        "recommendation.added",
        inspection,
        subject=made,
        thread=made.thread,
        after=plain(made, *_FIELDS),
    )
    return made


@transaction.atomic
def correct_recommendation(
    *,
    by: Actor,
    recommendation: Recommendation,
    version: int | str,
    text: str,
    number: str = "",
    addressee: str = Addressee.AUTHORITY,
    kind: str = RecommendationKind.RECOMMENDATION,
    due_band: str = "",
    sub_items: Sequence[str] = (),
    page: int | None = None,
    state: str = Confirmation.CONFIRMED,
) -> Recommendation:
    """Set a recommendation right against its page, and confirm it or turn it down."""
    inspection = recommendation.inspection
    demand_draft(by, inspection)
    take_turn()
    claim(recommendation, version)
    before = plain(recommendation, *_FIELDS)
    recommendation.number = number.strip()
    recommendation.addressee, recommendation.kind = Addressee(addressee), RecommendationKind(kind)
    recommendation.due_band = due_band.strip()
    recommendation.text = prose(text, "The recommendation")
    recommendation.sub_items = [each.strip() for each in sub_items if each.strip()]
    recommendation.page = _page(inspection, page)
    recommendation.state = Confirmation(state)
    recommendation.save()
    told(
        by,
        f"recommendation.{recommendation.state}",
        inspection,
        subject=recommendation,
        thread=recommendation.thread,
        before=before,
        after=plain(recommendation, *_FIELDS),
    )
    return recommendation


@transaction.atomic
def decide_recommendations(
    *, by: Actor, inspection: Inspection, decisions: Mapping[int, str]
) -> list[Recommendation]:
    """Confirm or turn down recommendations as they stand, by id; those that stand so already are left."""
    demand_draft(by, inspection)
    take_turn()
    asked = {each.pk: each for each in inspection.recommendations.select_for_update()}
    if unknown := decisions.keys() - asked.keys():
        raise ForPerson(
            f"{len(unknown)} of these recommendations are not of this inspection. Open the page again."
        )
    changed, entries = [], []
    for pk, state in decisions.items():
        each = asked[pk]
        if each.state == state:
            continue
        before = {"state": each.state}
        each.state = Confirmation(state)
        each.version += 1
        changed.append(each)
        entries.append(
            Entry(
                action=f"recommendation.{each.state}",
                subject=each,
                authority=inspection.authority_id,
                thread=each.thread,
                before=before,
                after={"state": each.state},
            )
        )
    Recommendation.objects.bulk_update(changed, ["state", "version"])
    record_many(by=by, entries=entries)
    return changed


def _page(inspection: Inspection, page: int | None) -> int | None:
    pages = len(inspection.report.pages) if inspection.report else 0
    if page is not None and (page < 1 or (pages and page > pages)):
        raise ForPerson(f"The report has no page {page}: it has {pages or 'no'} pages.")
    return page
