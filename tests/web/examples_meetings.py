"""Examples of pages: meetings. See examples.py."""

from datetime import date
from typing import Any

from example_site import Site, example
from scrutiny_site import a_body, a_meeting, an_item

from headway.web.scrutiny.models import Body, Declaration, Meeting, PlannedDecision, Seat


@example("body", "change_body", "end_body", "add_seat", "body_attendance", "work_programme")
def _body(site: Site) -> dict[str, Any]:
    return {"pk": a_body(site).pk}


@example("change_seat", "end_seat")
def _seat(site: Site) -> dict[str, Any]:
    made = Seat.objects.create(body=a_body(site), name="Sam Seated", from_day=date(2017, 5, 18))
    return {"pk": made.pk}


@example(
    "meeting",
    "move_meeting",
    "cancel_meeting",
    "hold_meeting",
    "agenda",
    "add_agenda_item",
    "add_standing_items",
    "attendance",
    "record_attendance",
    "declare",
)
def _meeting(site: Site) -> dict[str, Any]:
    an_item(site)
    return {"pk": a_meeting(site).pk}


@example("decisions_published")
def _held(site: Site) -> dict[str, Any]:
    cabinet = Body.objects.create(authority=site.authority, name="Example Cabinet", kind="cabinet")
    return {"pk": Meeting.objects.create(body=cabinet, on=date(2017, 6, 26), state="held").pk}


@example("change_agenda_item", "move_agenda_item", "remove_agenda_item")
def _item(site: Site) -> dict[str, Any]:
    return {"pk": an_item(site).pk}


@example("change_declaration")
def _declared(site: Site) -> dict[str, Any]:
    made = Declaration.objects.create(
        meeting=a_meeting(site), name="Sam Seated", kind="other", text="A governor of a school."
    )
    return {"pk": made.pk}


@example("planned_decision", "change_planned_decision", "withdraw_planned_decision", "second_notice")
def _planned(site: Site) -> dict[str, Any]:
    made = PlannedDecision.objects.create(
        authority=site.authority,
        title="Example decision",
        matter="Whether to.",
        why_key="Its cost.",
        body=a_body(site),
        decide_from=date(2017, 7, 13),
        in_private=True,
        private_because="Paragraph 3.",
        notice_published=date(2017, 6, 12),
    )
    return {"pk": made.pk}
