"""What every action on a letter does: open it as the database has it, see that nobody was faster, keep or refuse."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import F
from django.utils import timezone

from headway.assessment.letter import Sentence
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.assessment.actions.common import OPEN, demand, refuse_unless
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.queries.letters import LetterNow, letter_now
from headway.web.assessment.rules.letter_edits import JUDGEMENT, mark_of
from headway.web.assessment.states import EditKind
from headway.web.plans.actions.common import line, optional_line
from headway.web.trail.actions import record
from headway.web.trail.chain import clean
from headway.web.versions import Conflict

__all__ = [
    "NowSays",
    "SentenceChanged",
    "as_seen",
    "kept",
    "opened",
    "place_of",
    "reason_of",
    "sources_of",
    "text_of",
    "told",
    "undo",
]

LONGEST = 1200


@dataclass(frozen=True)
class NowSays:
    """A sentence as it stands now; ``version`` is the mark to save on top of it."""

    version: str
    text: str
    by_name: str
    """Who changed it; "" where it is as drafted from the figures."""


class SentenceChanged(Conflict):
    """The sentence is no longer as the writer saw it. ``current`` is None where it is out of the letter."""

    def __init__(self, current: NowSays | None) -> None:
        self.current = current  # type: ignore[assignment] - it has all that a page asks of a newer version
        ForPerson.__init__(self, _GONE if current is None else _newer(current))


_GONE = (
    "This sentence is no longer in the letter: the figures changed, or somebody took it out. "
    "Copy what you wrote and add it as a sentence of its own."
)


def _newer(current: NowSays) -> str:
    by = current.by_name
    who = f"was changed by {by}" if by else "was drafted again, or somebody undid an edit,"
    return f"This sentence {who} while you were writing. Compare the two and save again."


def opened(by: Person, assessment: Assessment) -> LetterNow:
    """The letter as the database has it, held until the action ends; the assessment's version grows by one.

    Whoever signs off an older version is told so: nobody signs a letter that changed under their hands.
    """
    demand(by, May.KEEP_ASSESSMENTS, assessment.authority_id)
    Assessment.objects.filter(pk=assessment.pk).update(version=F("version") + 1)
    assessment.refresh_from_db()
    refuse_unless(assessment, OPEN, "edited any more")
    now = letter_now(assessment)
    if now is None:
        raise ForPerson("This assessment has no profile yet. Build it first.")
    return now


def as_seen(now: LetterNow, key: str, seen: str) -> Sentence:
    """The sentence, if it is as the writer saw it; else raises :class:`SentenceChanged`."""
    sentence = now.to_edit(key)
    if sentence is None:
        raise SentenceChanged(None)
    if not now.may_edit(key):
        raise ForPerson(
            "This sentence is made by the rules, the judgement or the details of the letter. Change it there."
        )
    row = now.rows.get(key)
    mark = mark_of(row, now.drafted_text(key))
    if mark != seen:
        raise SentenceChanged(NowSays(mark, sentence.text, row.by_name if row else ""))
    return sentence


def place_of(now: LetterNow, after: str) -> str:
    """The sentence that another is to follow."""
    if now.sentence(after) is None or not now.may_edit(after):
        raise ForPerson("No sentence can follow that one now. Choose another.")
    return after


def kept(by: Person, now: LetterNow, row: LetterEdit, action: str) -> LetterEdit:
    """Keep the edit, if what it makes of the sentence is not contradicted by its figures."""
    row.assessment, row.by_name, row.by_id = now.assessment, by.name, by.pk
    if row.kind != EditKind.REMOVE:
        _refuse_doubtful(now.trying(row), row.key)
    row.save()
    told(by, action, row)
    return row


def _refuse_doubtful(tried: LetterNow, key: str) -> None:
    said = tuple(dict.fromkeys(each.says for each in tried.doubts if each.key == key))
    if said:
        raise ForPerson(" ".join(("The figures do not bear this sentence out.", *said)))


def undo(by: Person, rows: Sequence[LetterEdit]) -> None:
    """Take edits back; they stay on record."""
    at = timezone.now()
    for each in rows:
        each.undone, each.undone_by_name = at, by.name
        each.save(update_fields=["undone", "undone_by_name"])


def told(by: Person, action: str, row: LetterEdit) -> None:
    """Tell the trail of an edit: never its words, which are a draft's, but the hash by which they are known."""
    after: dict[str, Any] = {
        "sentence": row.key,
        "sources": list(row.sources),
        "sha256": sha256(row.text.encode()).hexdigest(),
    }
    record(
        by=by,
        action=action,
        subject=row,
        authority=row.assessment.authority_id,
        after=after,
        why=row.because,
        thread=f"assessment:{row.assessment_id}",
    )


def sources_of(now: LetterNow, given: Sequence[str] | None, so_far: Sequence[str]) -> list[str]:
    """What the sentence stands on: each must be there, and there must be one. ``given`` None: what it stood on."""
    chosen = list(dict.fromkeys(so_far if given is None else given))
    if not chosen:
        raise ForPerson(
            "Choose what the sentence stands on: at least one line of the profile, or the judgement."
        )
    known = {*now.profile.lines, JUDGEMENT, *so_far}
    if unknown := [each for each in chosen if each not in known]:
        raise ForPerson(
            f"“{unknown[0]}” is not in the profile any more. Choose again what the sentence stands on."
        )
    return chosen


def text_of(text: str) -> str:
    """The sentence on one line."""
    return line(clean(text), "The sentence", LONGEST)


def reason_of(text: str) -> str:
    """The reason on one line; it may be empty."""
    return optional_line(clean(text), "The reason", LONGEST)
