"""Grades, and the scales that they never leave.

4 is the best grade in the annual assessment of 2010 and the worst in the inspections of that year, so no
grade is ever a bare number, and grades of two scales are never compared.
"""

import re
from dataclasses import dataclass

from headway.errors import ForPerson
from headway.frameworks.marks import Mark


@dataclass(frozen=True)
class Grade:
    """One grade of one scale. ``rank`` counts from 1, the best; ``code`` is the printed number, if any."""

    scale: str
    id: str
    label: str
    rank: int
    code: int | None = None
    aliases: tuple[str, ...] = ()
    meaning: str = ""

    def better_than(self, other: "Grade") -> bool:
        """Whether this grade is the better; on another scale there is no answer, and it is refused."""
        return self.rank < self._same_scale(other).rank

    def worse_than(self, other: "Grade") -> bool:
        """Whether this grade is the worse; refused for another scale."""
        return self.rank > self._same_scale(other).rank

    def _same_scale(self, other: "Grade") -> "Grade":
        if other.scale != self.scale:
            raise ForPerson(
                f'"{self.label}" ({self.scale}) and "{other.label}" ({other.scale}) are grades of different '
                "scales and cannot be compared. Show them side by side."
            )
        return other


@dataclass(frozen=True)
class NotAGrade:
    """A recorded value that is no grade, such as "Not judged": it is not absence, and it ranks nowhere."""

    scale: str
    id: str
    label: str
    note: str = ""


def same_words(text: str) -> str:
    """A phrase without case, punctuation and doubled spaces, to compare by."""
    return " ".join(re.sub(r"[\W_]+", " ", text.lower()).split())


@dataclass(frozen=True)
class Scale:
    """A grade scale, best grade first. ``higher_code_is_better`` is None where no numbers are printed."""

    id: str
    name: str
    grades: tuple[Grade, ...]
    non_grades: tuple[NotAGrade, ...]
    higher_code_is_better: bool | None
    verification: Mark
    sources: tuple[str, ...] = ()
    note: str = ""

    def grade(self, text: str) -> Grade | NotAGrade:
        """The grade that an id, label or printed wording means; refused with the words that would do."""
        wanted = same_words(text)
        for grade in self.grades:
            if wanted in map(same_words, (grade.id, grade.label, *grade.aliases)):
                return grade
        for value in self.non_grades:
            if wanted in map(same_words, (value.id, value.label)):
                return value
        raise ForPerson(f'"{text}" is not a grade of the scale "{self.name}". Use {self.words()}.')

    def words(self) -> str:
        """The labels of the scale as a list for a sentence."""
        labels = [grade.label for grade in self.grades] + [value.label for value in self.non_grades]
        return " or ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]])) or "no grade: it has none"

    def by_id(self, grade_id: str) -> Grade:
        """A grade by its own id (for the rules, whose ids are checked when they are read)."""
        return next(grade for grade in self.grades if grade.id == grade_id)

    @property
    def direction(self) -> str:
        """Which way the numbers run, in a sentence."""
        if self.higher_code_is_better is None:
            return "Words only; no number is printed."
        best, worst = self.grades[0].code, self.grades[-1].code
        return f"{best} is best and {worst} is worst."
