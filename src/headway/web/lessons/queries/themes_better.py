"""Who was told this and came out better: the authorities, and what their next report asked and said of the theme."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from headway.reports import Addressee
from headway.statistics import Share
from headway.themes import Theme, counts
from headway.themes.counts import CameOutBetter
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.queries.themes_held import COUNTED_STATES, Held
from headway.web.lessons.states import ASKED, PassageKind

__all__ = ["AllBetter", "Better", "better"]

_MOST_BETTER, _MOST_QUOTED = 20, 3
_SAID = (PassageKind.STRENGTH, PassageKind.FINDING)


@dataclass(frozen=True)
class Better:
    """One who came out better, with what the next report asked on the theme and said in the theme's words."""

    found: CameOutBetter
    name: str
    asked: tuple[Passage, ...]
    said: tuple[Passage, ...]


@dataclass(frozen=True)
class AllBetter:
    """The latest who came out better, their share of all that were told this, and of those that were not."""

    shown: list[Better]
    told: Share | None
    others: Share | None


def better(person: Somebody, held: Held, theme: Theme) -> AllBetter:
    """Over the whole library: a next report that asks for nothing is one too."""
    pairs = counts.consecutive(held.rows, both_ask=False)
    found, _ = counts.came_out_better(pairs, theme.key)
    told, others = counts.better_rates(pairs, theme.key)
    shown = found[:_MOST_BETTER]
    nexts = [each.pair.after.report for each in shown]
    asked, said = _asked(nexts, theme), _said(nexts, theme)
    bearing = PassageTheme.objects.filter(theme=theme.key, state__in=COUNTED_STATES)
    passages = (
        passages_for(person)
        .prefetch_related(Prefetch("themes", bearing, "marks"))
        .in_bulk([key for keys in (*asked.values(), *said.values()) for key in keys])
    )

    def whole(each: CameOutBetter) -> Better:
        after = each.pair.after.report
        return Better(
            found=each,
            name=held.names[each.pair.before.report],
            asked=tuple(passages[key] for key in asked[after] if key in passages),
            said=tuple(passages[key] for key in said[after] if key in passages),
        )

    return AllBetter([whole(each) for each in shown], told, others)


def _asked(reports: Sequence[int], theme: Theme) -> dict[int, list[int]]:
    """By report, the keys of what it asks on the theme."""
    found: dict[int, list[int]] = defaultdict(list)
    marked = (
        PassageTheme.objects.filter(
            theme=theme.key,
            state__in=COUNTED_STATES,
            passage__report__in=reports,
            passage__kind__in=ASKED,
        )
        .exclude(passage__addressee=Addressee.LSCB)
        .order_by("passage__order")
    )
    for report, key in marked.values_list("passage__report", "passage"):
        found[report].append(key)
    return found


def _said(reports: Sequence[int], theme: Theme) -> dict[int, list[int]]:
    """By report, the keys of some passages in the theme's words, those marked as strengths first."""
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, theme.words))})", re.IGNORECASE)
    found: dict[int, list[tuple[bool, int, int]]] = defaultdict(list)
    passages = Passage.objects.filter(report__in=reports, kind__in=_SAID).order_by()
    for report, key, kind, order, text in passages.values_list("report", "pk", "kind", "order", "text"):
        if words.search(text):
            found[report].append((kind != PassageKind.STRENGTH, order, key))
    chosen = {report: sorted(each)[:_MOST_QUOTED] for report, each in found.items()}
    return defaultdict(list, {report: [key for *_, key in each] for report, each in chosen.items()})
