"""What a statement says, as plain values: gathered from the plan, frozen on publication, read back the same."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from headway.documents.plan import Section
from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.plans.models import Action, Item, Ownership, Plan
from headway.web.plans.states import Answer, MeasureKind, Stage
from headway.web.register.models import Inspection

_SECTIONS = {"authority": Section.COUNCIL, "lscb": Section.BOARD, "partnership": Section.PARTNERSHIP}


@dataclass(frozen=True)
class Promise:
    """One action as the public reads it: owners by their posts, where they are known."""

    title: str
    detail: str
    owners: tuple[str, ...]
    measure: str
    measure_kind: str
    hears_children: bool
    start: date | None
    due: date | None
    milestones: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True)
class Asked:
    """One recommendation or other issue, the council's answer, and what it will do."""

    label: str
    section: str
    text: str
    sub_items: tuple[str, ...]
    page: int | None
    answer: str
    reason: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Contents:
    """The whole statement. ``on`` is the day of publication, or of the draft."""

    title: str
    authority: str
    framework: str
    fieldwork: tuple[tuple[date, date], ...]
    report_published: date | None
    owning_body: str
    on: date
    is_example: bool
    under_s137: bool
    items: tuple[Asked, ...]

    def section(self, section: Section) -> tuple[Asked, ...]:
        """What one body answers, in order."""
        return tuple(each for each in self.items if each.section == section)


def contents(plan: Plan, on: date) -> Contents:
    """The plan as it would be published on a day: a fixed number of queries."""
    inspection = plan.inspection
    items = plan.items.select_related("recommendation").prefetch_related(
        "actions__ownerships", "actions__milestones"
    )
    name, under_s137 = _framework(inspection)
    return Contents(
        title=plan.title,
        authority=str(plan.authority),
        framework=name,
        fieldwork=tuple(
            (date.fromisoformat(first), date.fromisoformat(last)) for first, last in inspection.windows
        ),
        report_published=inspection.published,
        owning_body=plan.owning_body,
        on=on,
        is_example=plan.is_example,
        under_s137=under_s137,
        items=tuple(_asked(each) for each in items),
    )


def to_json(said: Contents) -> dict[str, Any]:
    """The contents as JSON can hold them."""
    found: dict[str, Any] = _plain(asdict(said))
    return found


def from_json(kept: dict[str, Any]) -> Contents:
    """The contents from what was kept."""
    items = tuple(
        Asked(
            **{
                **item,
                "sub_items": tuple(item["sub_items"]),
                "promises": tuple(_promise_from(each) for each in item["promises"]),
            }
        )
        for item in kept["items"]
    )
    return Contents(
        **{
            **kept,
            "fieldwork": tuple(
                (date.fromisoformat(first), date.fromisoformat(last)) for first, last in kept["fieldwork"]
            ),
            "report_published": _day(kept["report_published"]),
            "on": date.fromisoformat(kept["on"]),
            "items": items,
        }
    )


def _promise_from(kept: dict[str, Any]) -> Promise:
    return Promise(
        **{
            **kept,
            "owners": tuple(kept["owners"]),
            "start": _day(kept["start"]),
            "due": _day(kept["due"]),
            "milestones": tuple((title, _day(due)) for title, due in kept["milestones"]),
        }
    )


def _framework(inspection: Inspection) -> tuple[str, bool]:
    """The framework's name, and whether the duty of s.137 follows from it: whether it starts that clock."""
    try:
        found = framework(inspection.framework)
    except ForPerson:
        return inspection.framework, False
    return found.name, any(each.id == "ofsted-plan" for each in found.clocks)


def _asked(item: Item) -> Asked:
    recommendation = item.recommendation
    return Asked(
        label=str(item),
        section=_SECTIONS.get(recommendation.addressee, Section.COUNCIL) if recommendation else Section.OTHER,
        text=recommendation.text if recommendation else item.issue,
        sub_items=tuple(recommendation.sub_items) if recommendation else (),
        page=recommendation.page if recommendation else None,
        answer=Answer(item.answer).label if item.answer != Answer.NONE else "",
        reason=item.reason,
        promises=tuple(
            _promise(each)
            for each in sorted(item.actions.all(), key=lambda each: (each.order, each.pk))
            if each.stage != Stage.SUPERSEDED
        ),
    )


def _promise(action: Action) -> Promise:
    return Promise(
        title=action.title,
        detail=action.detail,
        owners=tuple(_post(each) for each in action.ownerships.all()),
        measure=action.measure,
        measure_kind=MeasureKind(action.measure_kind).label if action.measure_kind else "",
        hears_children=action.hears_children,
        start=action.start,
        due=action.due,
        milestones=tuple((each.title, each.due) for each in action.milestones.all()),
    )


def _post(ownership: Ownership) -> str:
    return ownership.post or ownership.name


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return (
        value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Section) else value
    )
