"""Who was told this and came out better: the authorities, and what their next report asked and said of the theme."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from headway.themes import counts
from headway.themes.counts import CameOutBetter
from headway.themes.guide import Theme
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.queries.themes_held import COUNTED_STATES, Held
from headway.web.lessons.states import ASKED, PassageKind

__all__ = ["Better", "better"]

_MOST_BETTER, _MOST_QUOTED = 20, 3
_SAID = (PassageKind.STRENGTH, PassageKind.FINDING)


@dataclass(frozen=True)
class Better:
    """One who came out better, with what the next report asked on the theme and said in the theme's words."""

    found: CameOutBetter
    name: str
    asked: tuple[Passage, ...]
    said: tuple[Passage, ...]


def better(
    person: Somebody, held: Held, pairs: Sequence[counts.Pair], theme: Theme
) -> tuple[list[Better], int, int]:
    """Those shown, how many came out better in all, and of how many that were told this at a weak grade."""
    found, told = counts.came_out_better(pairs, theme.key)
    shown = found[:_MOST_BETTER]
    nexts = [each.pair.after.report for each in shown]
    passages: dict[int, list[Passage]] = defaultdict(list)
    bearing = PassageTheme.objects.filter(theme=theme.key, state__in=COUNTED_STATES)
    for each in (
        passages_for(person)
        .filter(report__in=nexts, kind__in=(*ASKED, *_SAID))
        .prefetch_related(Prefetch("themes", bearing, "marks"))
    ):
        passages[each.report_id].append(each)
    return [_better(each, held, passages[each.pair.after.report], theme) for each in shown], len(found), told


def _better(found: CameOutBetter, held: Held, passages: list[Passage], theme: Theme) -> Better:
    said = [each for each in passages if each.kind in _SAID and _speaks_of(each.text, theme)]
    said.sort(key=lambda each: (each.kind != PassageKind.STRENGTH, each.order))
    return Better(
        found=found,
        name=held.names[found.pair.before.report],
        asked=tuple(each for each in passages if each.kind in ASKED and each.marks),
        said=tuple(said[:_MOST_QUOTED]),
    )


def _speaks_of(text: str, theme: Theme) -> bool:
    """Whether a word of the theme begins anywhere in the text."""
    words = "|".join(re.escape(word) for word in theme.words)
    return re.search(rf"\b(?:{words})", text, re.IGNORECASE) is not None
