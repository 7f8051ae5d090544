"""An event as people read it: a sentence, and what changed as a small table. Pure.

An app may say its own events in ``SENTENCES`` of its ``sentences.py``: the name of the action, and the sentence with
``{by}`` and ``{subject}`` in it. What has no sentence is told by its name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from headway.web.pages import day, moment
from headway.web.trail.models import Event
from headway.web.trail.sentences import SENTENCES

__all__ = ["Change", "Told", "action_in_words", "dated", "told"]

NOTHING = "(nothing)"


@dataclass(frozen=True)
class Change:
    """One field before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One event in words. ``changes`` and ``why`` are empty where the person may not see what it is about.

    ``at`` is when it was recorded; ``dated`` the earlier time that the entry bears, of what was brought over.
    """

    seq: int
    at: datetime
    by_name: str
    authority: str
    action: str
    subject_type: str
    subject_id: str
    subject_label: str
    thread: str
    sentence: str
    why: str
    changes: tuple[Change, ...]
    hidden: bool
    dated: datetime | None = None

    @property
    def had_before(self) -> bool:
        """Whether anything stood there before; what was made new shows its values only."""
        return any(change.before != NOTHING for change in self.changes)


def told(event: Event, *, hidden: bool = False) -> Told:
    """The event in words; ``hidden`` leaves out what changed, the reason and the subject's name."""
    label = f"{_kind(event)} {event.subject_id}" if hidden else event.subject_label
    pattern = SENTENCES.get(event.action)
    sentence = (
        pattern.format(by=event.by_name, subject=label)
        if pattern
        else f"{event.by_name}: {action_in_words(event.action)} – {label}"
    )
    return Told(
        **{name: getattr(event, name) for name in ("seq", "at", "by_name", "authority", "action", "thread")},
        subject_type=event.subject_type,
        subject_id=event.subject_id,
        subject_label=label,
        sentence=sentence,
        why="" if hidden else event.why,
        changes=() if hidden else changes(event.before, event.after),
        hidden=hidden,
        dated=None if hidden else dated(event.after),
    )


def dated(after: Any) -> datetime | None:
    """The earlier time that an entry bears, where it was given one."""
    said = after.get("dated") if isinstance(after, Mapping) else None
    try:
        return datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def action_in_words(name: str) -> str:
    """An action's name as words: "plan.status_words_set" is "plan: status words set"."""
    subject, _, what = name.partition(".")
    return f"{_words(subject)}: {_words(what).lower()}" if what else _words(subject)


def changes(before: Any, after: Any) -> tuple[Change, ...]:
    """What differs between before and after, field by field; everything where there is only one of the two."""
    old, new = _fields(before), _fields(after)
    names = [*old, *(name for name in new if name not in old)]
    whole = before is None or after is None
    return tuple(
        Change(_words(name), in_words(old.get(name)), in_words(new.get(name)))
        for name in names
        if whole or old.get(name) != new.get(name)
    )


def in_words(value: Any) -> str:
    """A value as a person reads it; days and times as the site writes them."""
    match value:
        case None | "" | []:
            return NOTHING
        case Mapping() if not value:
            return NOTHING
        case bool():
            return "Yes" if value else "No"
        case str():
            return _text(value)
        case Mapping():
            return ", ".join(f"{_words(str(name)).lower()}: {in_words(each)}" for name, each in value.items())
        case list():
            return "; ".join(in_words(each) for each in value)
    return str(value)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")


def _text(value: str) -> str:
    try:
        if _DAY.fullmatch(value):
            return day(date.fromisoformat(value))
        if _MOMENT.fullmatch(value):
            return moment(datetime.fromisoformat(value))
    except ValueError:
        pass
    return value


def _fields(said: Any) -> dict[str, Any]:
    """Before or after as fields; what somebody put there by hand is one field."""
    if said is None:
        return {}
    return said if isinstance(said, dict) else {"content": said}


def _kind(event: Event) -> str:
    return _words(event.subject_type)


def _words(name: str) -> str:
    """A field's name as words: "measure_kind" is "Measure kind"."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
