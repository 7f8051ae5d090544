"""What a published letter states, beside ours: each statement supported, contradicted, or without data.

A statement whose only source is the letter itself is without data: it cannot bear itself out. Official statistics and
inspections decide, and other publications that say the same. The statements are data, in Headway's own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headway.assessment.letter import CELL, Letter, Sentence
from headway.assessment.profile import Origin, Profile
from headway.assessment.statements.deciding import decided
from headway.assessment.statements.stated import Standing, Statement, statements

__all__ = ["Beside", "Standing", "Statement", "beside", "statements"]


@dataclass(frozen=True)
class Beside:
    """A statement, what our letter says of the same ("": nothing), and how it stands. ``sources`` decided it."""

    statement: Statement
    ours: str
    standing: Standing
    because: str
    sources: tuple[Origin, ...] = ()


_FRAME = ("derived", "weights", "scale", "grade", "statute")
"""Parts that stand on the rules and the judgement, and so on no line of the profile."""


def beside(profile: Profile, letter: Letter | None = None) -> tuple[Beside, ...]:
    """Every statement of the published letter beside what this profile, and figures published later, say.

    None where no published letter of that authority and year is held.
    """
    return tuple(
        Beside(each, _ours(each, letter) if letter else "", *decided(each, profile))
        for each in statements(profile.authority, profile.year)
    )


def _ours(statement: Statement, letter: Letter) -> str:
    if statement.key:
        return _about(statement, letter.sentences)
    part = letter.part(statement.part)
    if statement.part not in _FRAME or part is None:
        return ""
    shown = part.paragraphs[:1] if part.id == "grade" else part.paragraphs
    texts = [each.text for paragraph in shown for each in paragraph.sentences]
    return " ".join(texts).replace(CELL, ": ")


def _about(statement: Statement, sentences: Sequence[Sentence]) -> str:
    """The sentence of ours that says most about the same line: of the same aspect, on the fewest sources."""

    def nearness(sentence: Sentence) -> tuple[bool, int, bool]:
        is_share = statement.aspect in ("good", "inadequate")
        return (
            is_share and statement.aspect not in sentence.key,
            len(sentence.sources),
            not sentence.key.startswith(f"{statement.part}/"),
        )

    about = [each for each in sentences if statement.key in each.sources and each.key[:6] != "notes/"]
    return min(about, key=nearness).text if about else ""
