"""A framework as values: its judgements, limiting rules, clocks, words and facts, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headway.errors import ForPerson
from headway.frameworks.grades import Grade, NotAGrade, Scale, same_words
from headway.frameworks.marks import Mark


class Kind(StrEnum):
    """What force a limiting rule has."""

    HARD = "hard"
    """It caps the grade: a better one is refused."""
    OBSERVED = "observed"
    """No counter-example in the reports counted: a better grade is warned of, never refused."""
    DISCRETIONARY = "discretionary"
    """Inspectors decide: what was seen is told, nothing is limited."""


class Match(StrEnum):
    """How many of a condition's judgements must have the grade."""

    ANY = "any_of"
    ALL = "all_of"
    NONE = "none_of"
    COUNT = "count_of"


@dataclass(frozen=True)
class Condition:
    """Some judgements compared with a grade; ``worse_than`` in place of ``is_grade`` is any grade below.

    For ``count_of`` one of ``at_least`` and ``exactly`` is given.
    """

    match: Match
    judgements: tuple[str, ...]
    is_grade: str | None = None
    worse_than: str | None = None
    at_least: int | None = None
    exactly: int | None = None


@dataclass(frozen=True)
class Rule:
    """A limiting rule, with what was counted for it.

    ``when`` is None where the rule turns on evidence outside the framework's own judgements: people apply it.
    ``unless`` names what makes the rule not apply. ``best_permitted`` and ``worst_permitted`` are grade ids
    for ``limits``; ``seen`` counts the grades that were given where the rule applied; ``n`` is the number of
    inspections it applied to, ``exceptions`` those that broke it.
    """

    id: str
    kind: Kind
    text: str
    verification: Mark
    limits: str | None = None
    when: Condition | None = None
    unless: Condition | None = None
    best_permitted: str | None = None
    worst_permitted: str | None = None
    seen: Mapping[str, int] | None = None
    n: int | None = None
    exceptions: int | None = None
    exceptions_named: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Judgement:
    """One line of the framework's tree. ``record_key`` is its key in a report's record, where it has one."""

    id: str
    label: str
    parent: str | None = None
    number: str = ""
    key: bool = False
    optional: bool = False
    record_key: str | None = None
    verification: Mark | None = None
    note: str = ""


@dataclass(frozen=True)
class ClockUse:
    """A clock that the framework starts, by its id in ``headway.clocks``, and what starts it."""

    id: str
    applies: str
    verification: Mark
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """What this framework's reports call a thing; ``means`` says what the thing is."""

    word: str
    means: str
    verification: Mark
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """Anything else worth knowing about how the framework works."""

    topic: str
    text: str
    verification: Mark
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Framework:
    """A set of rules an inspectorate works to, in one version.

    ``first_day`` and ``last_day`` bound the day on which fieldwork starts (None: still in force); ``planned``
    marks a slot whose rules are not known yet.
    """

    id: str
    family: str
    name: str
    first_day: date
    last_day: date | None
    verification: Mark
    official_title: str = ""
    planned: bool = False
    known_as: tuple[str, ...] = ()
    inspectorates: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    scale: Scale | None = None
    proportion_words: str | None = None
    judgements: tuple[Judgement, ...] = ()
    rules: tuple[Rule, ...] = ()
    clocks: tuple[ClockUse, ...] = ()
    vocabulary: tuple[Term, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""

    def judgement(self, name: str) -> Judgement:
        """A judgement by id, label or record key; refused with the words that would do."""
        wanted = same_words(name)
        for each in self.judgements:
            if wanted in map(same_words, filter(None, (each.id, each.label, each.record_key))):
                return each
        known = ", ".join(each.id for each in self.judgements) or "none"
        raise ForPerson(f'{self.name} has no judgement "{name}". Its judgements: {known}.')

    def grade(self, text: str) -> Grade | NotAGrade:
        """The grade on this framework's scale that a wording means."""
        if self.scale is None:
            raise ForPerson(f'{self.name} gives no grades, so "{text}" cannot be one of them.')
        try:
            return self.scale.grade(text)
        except ForPerson as error:
            raise ForPerson(f"{self.name}: {error}") from None

    def in_force(self, day: date) -> bool:
        """Whether fieldwork that starts on the day works to this version."""
        return not self.planned and self.first_day <= day <= (self.last_day or date.max)
