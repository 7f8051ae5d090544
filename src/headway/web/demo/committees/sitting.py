"""Bodies, who sits on them, when they meet, and what is on the agenda."""

from datetime import time, timedelta
from typing import Any

from headway.clocks import CouncilSettings
from headway.web.demo.committees.story import Row, Story
from headway.web.scrutiny.actions import (
    meetings,
    meetings_agenda,
    meetings_bodies,
    meetings_forward,
    publishing,
)
from headway.web.scrutiny.actions.meetings_attendance import Came, record_attendance
from headway.web.scrutiny.states import Presence

__all__ = ["announce", "arrange", "make_body", "make_meeting"]

_IN_TIME = timedelta(days=21)
"""An item whose agenda has no day of its own was put on it as long before the meeting."""


def make_body(story: Story, row: Row) -> None:
    """A body with its seats."""
    body = meetings_bodies.add_body(
        by=story.keeper,
        authority=story.plan.authority,
        name=row["name"],
        kind=row["kind"],
        remit=row["remit"],
        meets_in_public=row.get("meets_in_public", True),
        template=row.get("template", "default"),
        is_example=True,
    )
    for seat in row["seats"]:
        person = story.people.get(seat.get("person", ""))
        meetings_bodies.add_seat(
            by=story.keeper,
            body=body,
            name=person.name if person else seat["name"],
            person=person,
            role=seat["role"],
            group=seat["group"],
            from_day=seat["from"],
            until_day=seat.get("until"),
        )
    story.bodies[row["key"]] = body


def make_meeting(story: Story, row: Row) -> None:
    """A meeting of a body."""
    made = meetings.plan_meeting(
        by=story.keeper,
        body=story.bodies[row["body"]],
        on=row["on"],
        time=time.fromisoformat(row["time"]),
        place=row["place"],
        is_example=True,
    )
    story.keep_meeting(row["key"], made)


def arrange(story: Story, row: Row) -> None:
    """The agenda; published and held where the story says so or the day has passed."""
    meeting = story.meeting(row["key"])
    published = row.get("agenda_published")
    story.items[row["key"]] = [
        meetings_agenda.add_item(
            by=story.keeper,
            meeting=meeting,
            on=published or min(row["on"] - _IN_TIME, story.on),
            settings=CouncilSettings(),
            title=each["title"],
            number=each["number"],
            description=each["description"],
            papers=[story.papers[key] for key in each.get("papers", ())],
            late_because=each.get("late_because", ""),
            classification=_classification(story, each),
        )
        for each in row["items"]
    ]
    if published:
        meeting = story.meeting(row["key"])
        publishing.publish_agenda(by=story.keeper, meeting=meeting, version=meeting.version, on=published)
    if row["on"] < story.on:
        _hold(story, row)


def announce(story: Story, row: Row) -> None:
    """A line of the forward plan, and its notice."""
    said = {key: value for key, value in row.items() if key != "notice"}
    planned = meetings_forward.plan_decision(
        by=story.keeper,
        authority=story.plan.authority,
        on=row["notice"],
        settings=CouncilSettings(),
        is_example=True,
        **said,
    )
    publishing.publish_notice(by=story.keeper, planned=planned, version=planned.version, on=row["notice"])


def _hold(story: Story, row: Row) -> None:
    meeting = story.meeting(row["key"])
    meetings.hold_meeting(by=story.keeper, meeting=meeting, version=meeting.version, today=story.on)
    meeting = story.meeting(row["key"])
    sat = [
        seat
        for seat in meeting.body.seats.all()
        if seat.from_day <= meeting.on and (seat.until_day is None or meeting.on <= seat.until_day)
    ]
    came = [Came(seat.name, Presence.PRESENT) for seat in sat]
    record_attendance(by=story.keeper, meeting=meeting, version=meeting.version, came=came)


def _classification(story: Story, row: Row) -> dict[str, Any] | None:
    if "classification" not in row:
        return None
    return {
        "classification": row["classification"],
        "exempt_paragraphs": tuple(row["paragraphs"]),
        "restricted_because": row["because"],
        "classified_by": row["decided_by"],
        "classified_on": story.on,
    }
