"""The part of a passage's page about findings like it."""

from typing import Any

from headway.themes import themes
from headway.web.accounts.models import Person
from headway.web.lessons.models import Passage
from headway.web.lessons.queries.search_like import Like, findings_like
from headway.web.lessons.views.search import about_size

__all__ = ["like_part"]


def like_part(person: Person, passage: Passage) -> dict[str, Any]:
    """What ``passage_like.html`` shows, under the name ``like_part``."""
    return {"rows": [_row(like) for like in findings_like(person, passage)]}


def _row(like: Like) -> dict[str, Any]:
    names = {each.key: each.name for each in themes()}  # a key that the guide has no longer stands for itself
    return {
        "passage": like.passage,
        "size": about_size(like.passage),
        "words": like.alike.words,
        "themes": [names.get(key, key) for key in like.alike.themes],
    }
