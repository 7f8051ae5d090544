"""What people decided of themes, as the method learns from it and as agreement counts it."""

from collections import defaultdict

from django.db.models import QuerySet

from headway.themes import Decided
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import LearntMethod, PassageTheme
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.rules.themes import Agreement, Decision, agreement
from headway.web.lessons.states import ASKED, ThemeState

__all__ = ["agreement_for", "decided_passages", "methods_learnt", "themes_of", "waiting_for"]

_COUNTED = {"passage__report__refusal": "", "passage__report__copy_of": None, "passage__kind__in": ASKED}


def decided_passages() -> list[Decided]:
    """Every passage of which a person decided a theme; copies of reports are counted once, as the report itself."""
    rows = PassageTheme.objects.filter(**_COUNTED).order_by("passage_id", "theme")
    touched = rows.exclude(state=ThemeState.PROPOSED).values("passage_id")
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    about: dict[int, tuple[str, str]] = {}
    fields = ("passage_id", "theme", "state", "passage__text", "passage__report__authority_name")
    for pk, key, state, text, authority in rows.filter(passage_id__in=touched).values_list(*fields):
        found[pk].append((key, state))
        about[pk] = text, authority
    return [_decided(themes, *about[pk]) for pk, themes in found.items()]


def _decided(themes: list[tuple[str, str]], text: str, authority: str) -> Decided:
    return Decided(
        text,
        yes=frozenset(key for key, state in themes if state == ThemeState.CONFIRMED),
        no=frozenset(key for key, state in themes if state == ThemeState.REJECTED),
        whole=all(state != ThemeState.PROPOSED for _, state in themes),
        group=authority,
    )


def agreement_for(person: Somebody) -> tuple[tuple[Agreement, ...], Agreement]:
    """Machine and people on every theme, and over all."""
    rows = (
        PassageTheme.objects.filter(passage__in=passages_for(person).order_by(), **_COUNTED)
        .exclude(state=ThemeState.PROPOSED)
        .values_list("theme", "proposed", "state")
    )
    return agreement(Decision(key, proposed, state == ThemeState.CONFIRMED) for key, proposed, state in rows)


def waiting_for(person: Somebody, key: str = "") -> QuerySet[PassageTheme]:
    """Proposals that wait for a decision, the least sure first."""
    found = PassageTheme.objects.filter(
        passage__in=passages_for(person).order_by(), state=ThemeState.PROPOSED, **_COUNTED
    )
    if key:
        found = found.filter(theme=key)
    return found.select_related("passage__report__authority").order_by("confidence", "pk")


def themes_of(passage_pk: int) -> list[PassageTheme]:
    """The themes of one passage: decided ones first, then proposals, the surest first."""
    rank = {ThemeState.CONFIRMED: 0, ThemeState.PROPOSED: 1, ThemeState.REJECTED: 2}
    rows = PassageTheme.objects.filter(passage=passage_pk)
    return sorted(rows, key=lambda one: (rank[ThemeState(one.state)], -(one.confidence or 1), one.theme))


def methods_learnt() -> QuerySet[LearntMethod]:
    """What the method learnt here, newest first, without the contents."""
    return LearntMethod.objects.defer("content")
