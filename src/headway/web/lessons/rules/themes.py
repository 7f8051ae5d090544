"""How far machine and people agree on themes: pure counts, each with what it is out of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.statistics import Share, wilson
from headway.themes import Decided, Method, learn, theme, themes

__all__ = ["ENOUGH", "Agreement", "Decision", "agreement", "learnt_agreement", "micro"]

ENOUGH = 20
"""Decisions on a theme from which one figure for both sides, F1, is given."""
FOLDS = 5


@dataclass(frozen=True)
class Decision:
    """What a person decided of one theme of one passage."""

    theme: str
    proposed: bool
    """Whether the machine had proposed it."""
    yes: bool


@dataclass(frozen=True)
class Agreement:
    """Machine and people on one theme, or on all of them (``key`` is empty)."""

    key: str
    confirmed: int
    turned_down: int
    added: int
    """Given by a person where the machine had not proposed it."""

    @property
    def name(self) -> str:
        return theme(self.key).name if self.key else "All themes"

    @property
    def decided(self) -> int:
        return self.confirmed + self.turned_down + self.added

    @property
    def precision(self) -> Share | None:
        """Of what the machine proposed and a person decided, the share that was confirmed."""
        total = self.confirmed + self.turned_down
        return wilson(self.confirmed, total) if total else None

    @property
    def recall(self) -> Share | None:
        """Of the themes that people gave, the share that the machine had proposed."""
        total = self.confirmed + self.added
        return wilson(self.confirmed, total) if total else None

    @property
    def f1(self) -> float | None:
        """Both in one figure, from ``ENOUGH`` decisions on."""
        if self.decided < ENOUGH:
            return None
        return 2 * self.confirmed / (2 * self.confirmed + self.turned_down + self.added)


def agreement(decisions: Iterable[Decision]) -> tuple[tuple[Agreement, ...], Agreement]:
    """Machine and people, theme by theme in the guide's order, and over all.

    What only a person gave and then took back was never the machine's: it counts nowhere.
    """
    held = list(decisions)
    keys = [one.key for one in themes()]
    rows = tuple(_counted(key, [one for one in held if one.theme == key]) for key in keys)
    return rows, _counted("", held)


def _counted(key: str, decisions: Sequence[Decision]) -> Agreement:
    return Agreement(
        key,
        confirmed=sum(one.proposed and one.yes for one in decisions),
        turned_down=sum(one.proposed and not one.yes for one in decisions),
        added=sum(one.yes and not one.proposed for one in decisions),
    )


def micro(method: Method, decided: Sequence[Decided]) -> float | None:
    """F1 of a method over decided themes alone, 0 to 1; None where people gave and it proposes none of them."""
    right = wrong = missed = 0
    for one in decided:
        given = {proposal.theme for proposal in method.propose(one.text)}
        right += len(given & one.yes)
        wrong += len(given & one.no)
        missed += len(one.yes - given)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None


def learnt_agreement(method: Method, decided: Sequence[Decided], name: str) -> float | None:
    """F1 of what the method would learn: each group's passages by a method that learnt from the other groups only.

    None where there are fewer than two groups, or too few decisions to learn from all of them but one.
    """
    groups = sorted({one.group for one in decided})
    if len(groups) < 2:
        return None
    right = wrong = missed = 0
    for fold in range(min(FOLDS, len(groups))):
        out = set(groups[fold::FOLDS])
        kept = [one for one in decided if one.group not in out]
        learnt = learn(method, kept, name, least=1) if kept else method
        for one in (each for each in decided if each.group in out):
            given = {proposal.theme for proposal in learnt.propose(one.text)}
            right += len(given & one.yes)
            wrong += len(given & one.no)
            missed += len(one.yes - given)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None
