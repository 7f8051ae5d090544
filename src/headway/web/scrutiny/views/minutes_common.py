"""What the pages of minutes and commitments share."""

import hashlib
from typing import Any

from django.http import HttpRequest

from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.scrutiny.models import Commitment, Meeting, MinuteParagraph
from headway.web.scrutiny.queries.commitments import Owed
from headway.web.scrutiny.rules.minutes import Marked, marked
from headway.web.scrutiny.views.meetings_common import crumbs as way_to

__all__ = ["crumbs", "digest_of", "marked_paragraphs", "may_here", "place_marked"]


def may_here(request: HttpRequest, authority: str) -> dict[str, bool]:
    """What the person may do in the authority, by the words that templates ask with."""
    wanted = {
        "keep": May.KEEP_MEETINGS,
        "answer": May.ANSWER,
        "plan": May.WRITE_PLAN,
        "publish": May.PUBLISH_PAPERS,
        "export": May.EXPORT,
        "trail": May.SEE_TRAIL,
    }
    return {name: may(request.user, what, authority) for name, what in wanted.items()}


def crumbs(meeting: Meeting, *rest: str) -> list[dict[str, str]]:
    """The way here: the body, the meeting, its minutes, and the page itself without a link."""
    return way_to(meeting, ("Minutes", "minutes", meeting.pk), *rest) if rest else way_to(meeting, "Minutes")


def digest_of(text: str) -> str:
    """Says in a form which text its rows were read from."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def marked_paragraphs(
    paragraphs: tuple[MinuteParagraph, ...], commitments: tuple[Owed, ...]
) -> list[dict[str, Any]]:
    """The paragraphs with each quote that a commitment rests on marked in its place."""
    places: dict[str, list[tuple[int, str]]] = {}
    for each in commitments:
        one: Commitment = each.commitment
        if one.quote and one.state != "rejected":
            places.setdefault(_place(one.where), []).append((one.pk, one.quote))

    def runs(where: str, text: str) -> tuple[Marked, ...]:
        return marked(text, places.get(_place(where), ()))

    return [
        {
            "row": each,
            "runs": runs(each.number, each.text),
            "parts": [
                {"row": part, "runs": runs(f"{each.number} {part.letter}", part.text)}
                for part in each.parts.all()
            ],
            "outcomes": list(each.outcomes.all()),
        }
        for each in paragraphs
    ]


def place_marked(commitment: Commitment) -> tuple[Marked, ...]:
    """The paragraph or part that a commitment rests on, with its quote marked; nothing where it is not found."""
    if not commitment.quote or commitment.minute is None:
        return ()
    where = _place(commitment.where)
    found: tuple[Marked, ...] = ()
    for each in commitment.minute.paragraphs.prefetch_related("parts"):
        texts = [
            (each.number, each.text),
            *((f"{each.number} {one.letter}", one.text) for one in each.parts.all()),
        ]
        for label, text in texts:
            runs = marked(text, [(commitment.pk, commitment.quote)])
            if any(run.key for run in runs) and (not found or _place(label) == where):
                found = runs
    return found


def _place(where: str) -> str:
    """ "1 d)" and "1 d" are one place."""
    return " ".join(where.replace(")", " ").replace(".", " ").split())
