"""An attendance list that was read, as lines that a person can check and mend: name; how; post."""

from collections.abc import Iterable

from headway.errors import ForPerson
from headway.minutes import Attendee
from headway.web.scrutiny.states import Presence

__all__ = ["MOST", "lines_of", "people_in"]

MOST = 300
"""The longest list that is taken. A county council has about ninety members."""
_HOW = (  # the first that fits; as Modern.Gov words it, and as minutes do
    ("substitute", Presence.SUBSTITUTE),
    ("representative", Presence.SUBSTITUTE),
    ("apolog", Presence.APOLOGIES),
    ("absent", Presence.ABSENT),
    ("did not attend", Presence.ABSENT),
    ("in attendance", Presence.IN_ATTENDANCE),
    ("officer", Presence.IN_ATTENDANCE),
    ("present", Presence.PRESENT),
    ("attended", Presence.PRESENT),
)


def lines_of(attendees: Iterable[Attendee]) -> str:
    """The list as a person sees it; where the file does not say how somebody took part, nor does the line."""
    return "\n".join("; ".join((each.name, each.attendance, each.role)).rstrip("; ") for each in attendees)


def people_in(text: str) -> list[tuple[str, str, str]]:
    """Name, how and post of each line. Raises ForPerson for a line that does not say how somebody took part."""
    lines = [each for each in text.splitlines() if each.strip()]
    if len(lines) > MOST:
        raise ForPerson(f"The attendance list has {len(lines)} lines; at most {MOST} are taken.")
    return [_person(number, each) for number, each in enumerate(lines, start=1)]


def _person(number: int, text: str) -> tuple[str, str, str]:
    name, how, post = (*(each.strip() for each in text.split(";", 2)), "", "")[:3]
    said = how.casefold()
    presence = next((each for word, each in _HOW if word in said), None)
    if not name or presence is None:
        raise ForPerson(
            f"Attendance, line {number}: write the name; present, substitute, apologies, absent or in attendance; and "
            "the post, with semicolons between."
        )
    return name, presence.value, post
