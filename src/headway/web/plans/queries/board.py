"""The board: a column a status word, then one for each stage of closure."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, QuerySet, When, Window
from django.db.models.functions import RowNumber

from headway.web.accounts.queries import Somebody
from headway.web.plans.models import Action, Plan, StatusWord
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen
from headway.web.plans.states import Rag, Stage

CARDS = 20
"""How many cards a column shows; the table shows the rest."""

_Key = tuple[str, int | None]
_WORD = Case(When(stage=Stage.OPEN, then=F("status_id")), default=None)
"""The status word that decides on a column: that of an open action only."""

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
    counts, cards = _counts(seen), _cards(seen, on)

    def column(key: _Key, heading: str, meaning: str, word: StatusWord | None = None) -> Column:
        rag = word.rag if word else Rag.NONE
        return Column(heading, meaning, rag, tuple(cards.get(key, ())), counts.get(key, 0), word, key[0])

    columns = []
    if (Stage.OPEN, None) in counts:
        columns.append(column((Stage.OPEN, None), "No status", "No status word was chosen."))
    columns += [
        column((Stage.OPEN, word.pk), word.word, word.meaning, word) for word in plan.status_words.all()
    ]
    columns += [
        column((stage, None), f"Closed: {stage.label.lower()}", meaning)
        for stage, meaning in _CLOSED.items()
        if (stage, None) in counts or stage != Stage.SUPERSEDED
    ]
    return Board(plan, tuple(columns), sum(counts.values()))


def _counts(seen: QuerySet[Action]) -> dict[_Key, int]:
    found: dict[_Key, int] = {}
    for each in seen.order_by().values("stage", "status_id").annotate(number=Count("pk")):
        key = _column(each["stage"], each["status_id"])
        found[key] = found.get(key, 0) + each["number"]
    return found


def _cards(seen: QuerySet[Action], on: date) -> dict[_Key, list[ActionRow]]:
    """The first cards of each column, in the order of the plan."""
    order = (F("item__order").asc(), F("order").asc(), F("pk").asc())
    place = Window(RowNumber(), partition_by=[F("stage"), _WORD], order_by=order)
    first = seen.annotate(place=place).filter(place__lte=CARDS).order_by("item__order", "order", "pk")
    found: dict[_Key, list[ActionRow]] = {}
    for card in rows(first, on):
        found.setdefault(_column(card.action.stage, card.action.status_id), []).append(card)
    return found


def _column(stage: str, status: int | None) -> _Key:
    """Which column an action belongs in: an open one by its status word, a closed one by its stage alone."""
    return (stage, status if stage == Stage.OPEN else None)
