"""The board: a column a status word, then one for each stage of closure."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from headway.web.accounts.queries import Somebody
from headway.web.plans.models import Plan, StatusWord
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen
from headway.web.plans.states import Stage

CARDS = 50
"""How many cards a column shows; the table shows the rest."""

_CLOSED = {
    Stage.DELIVERED: "Closed by the owning body: it was done.",
    Stage.EMBEDDED: "Closed by the owning body: the measure shows that the change has held.",
    Stage.SUPERSEDED: "Closed by the owning body: something else has taken its place.",
}


@dataclass(frozen=True)
class Column:
    """One column: its heading and what that means; its first cards, and how many there are in all."""

    heading: str
    meaning: str
    rag: str
    cards: tuple[ActionRow, ...]
    total: int
    status: StatusWord | None = None
    stage: str = Stage.OPEN

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.cards)


@dataclass(frozen=True)
class Board:
    """The plan's actions in columns, and the number of them all."""

    plan: Plan
    columns: tuple[Column, ...]
    total: int


def board(person: Somebody, plan: Plan, on: date) -> Board:
    """The board of a plan: four queries, however many actions. Open actions by status word, closed ones by stage."""
    seen = actions_seen(person).filter(item__plan=plan)
    counts: dict[tuple[str, int | None], int] = {}
    for each in seen.order_by().values("stage", "status_id").annotate(number=Count("pk")):
        key = _column(each["stage"], each["status_id"])
        counts[key] = counts.get(key, 0) + each["number"]
    order = (F("item__order").asc(), F("order").asc(), F("pk").asc())
    first = seen.annotate(
        place=Window(RowNumber(), partition_by=[F("stage"), F("status_id")], order_by=order)
    ).filter(place__lte=CARDS)
    cards: dict[tuple[str, int | None], list[ActionRow]] = {}
    for card in rows(first.order_by("item__order", "order", "pk"), on):
        cards.setdefault(_column(card.action.stage, card.action.status_id), []).append(card)

    def column(
        key: tuple[str, int | None], heading: str, meaning: str, rag: str, word: StatusWord | None
    ) -> Column:
        return Column(
            heading, meaning, rag, tuple(cards.get(key, ())[:CARDS]), counts.get(key, 0), word, key[0]
        )

    columns = []
    if (Stage.OPEN, None) in counts:
        columns.append(column((Stage.OPEN, None), "No status", "No status word was chosen.", "none", None))
    columns += [
        column((Stage.OPEN, word.pk), word.word, word.meaning, word.rag, word)
        for word in plan.status_words.all()
    ]
    columns += [
        column((stage, None), f"Closed: {stage.label.lower()}", meaning, "none", None)
        for stage, meaning in _CLOSED.items()
        if (stage, None) in counts or stage != Stage.SUPERSEDED
    ]
    return Board(plan, tuple(columns), sum(counts.values()))


def _column(stage: str, status: int | None) -> tuple[str, int | None]:
    """Which column an action belongs in: an open one by its status word, a closed one by its stage alone."""
    return (stage, status if stage == Stage.OPEN else None)
