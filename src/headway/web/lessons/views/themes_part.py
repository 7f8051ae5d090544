"""The part of a passage's page about its themes."""

from typing import Any

from headway.themes import themes
from headway.web.accounts.models import Person
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.queries.themes_decided import themes_of
from headway.web.lessons.rules.themes_words import evidence_in_words, sureness
from headway.web.lessons.states import ASKED, ThemeState

__all__ = ["shown", "themes_part"]


def themes_part(person: Person, passage: Passage) -> dict[str, Any]:
    """What ``passage_themes.html`` shows, under the name ``themes_part``: one query and the person's roles."""
    if passage.kind not in ASKED:
        return {}
    held = themes_of(passage.pk)
    given = {one.theme for one in held if one.state != ThemeState.REJECTED}
    return {
        "rows": [shown(one) for one in held],
        "waiting": sum(one.state == ThemeState.PROPOSED for one in held),
        "may_decide": bool(authorities_where(person, May.KEEP_LIBRARY)),
        "to_add": [one for one in themes() if one.key not in given],
    }


def shown(one: PassageTheme) -> dict[str, Any]:
    """A theme of a passage with its words for the screen."""
    return {
        "mark": one,
        "sureness": sureness(one.confidence),
        "evidence": evidence_in_words(one.evidence),
    }
