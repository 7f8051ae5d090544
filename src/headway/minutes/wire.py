"""What was read, as plain values that JSON can hold."""

from dataclasses import asdict
from typing import Any

from headway.minutes.record import ReadMeeting

__all__ = ["to_json"]


def to_json(meeting: ReadMeeting) -> dict[str, Any]:
    """The meeting as dictionaries and lists; days as yyyy-mm-dd, null where the file does not say."""
    told = asdict(meeting)
    told["on"] = meeting.on.isoformat() if meeting.on else None
    return told
