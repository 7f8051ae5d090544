"""Examples of pages: minutes and commitments. See examples.py."""

from typing import Any

from example_site import Site, example
from scrutiny_site import a_body, a_meeting, an_item

from headway.web.scrutiny.models import Commitment, ItemMinute, MinuteParagraph


@example("minutes", "confirm_minutes")
def _minutes(site: Site) -> dict[str, Any]:
    return {"pk": a_minute(site).item.meeting_id}


@example("write_minute")
def _item(site: Site) -> dict[str, Any]:
    return {"pk": an_item(site).pk}


@example("minutes_file")
def _file(site: Site) -> dict[str, Any]:
    meeting = a_minute(site).item.meeting
    meeting.minutes_state = "draft"
    meeting.save()
    return {"pk": meeting.pk, "kind": "pdf"}


@example("add_commitment", "correct_minute", "classify_minute")
def _minute(site: Site) -> dict[str, Any]:
    return {"pk": a_minute(site).pk}


@example(
    "commitment",
    "confirm_commitment",
    "change_commitment",
    "reject_commitment",
    "meet_commitment",
    "commitment_received",
    "owe_again",
    "join_commitment",
    "commitment_to_plan",
)
def _commitment(site: Site) -> dict[str, Any]:
    made = Commitment.objects.create(
        authority=site.authority,
        body=a_body(site),
        minute=a_minute(site),
        where="1",
        quote="would report to the next meeting",
        text="The officer would report to the next meeting",
        owed_by="The officer",
        action=site.action,
    )
    return {"pk": made.pk}


def a_minute(site: Site) -> ItemMinute:
    """An open minute of one paragraph, with a promise in it."""
    minute = ItemMinute.objects.get_or_create(item=an_item(site))[0]
    said = "The officer would report to the next meeting."
    MinuteParagraph.objects.get_or_create(minute=minute, number="1", text=said)
    a_meeting(site)
    return minute
