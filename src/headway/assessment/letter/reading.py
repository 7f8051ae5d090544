"""How long a letter is and how hard to read: words, Flesch-Kincaid grade, its longest sentence.

Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, Navy report 8-75,
1975). A word's syllables are counted as its groups of vowels, less a silent "e", "es" or "ed" at its end, and at least
one; a number counts as one. That is rough, and the same for every letter.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from headway.assessment.letter.values import CELL, Letter, Paragraph, ParagraphKind

__all__ = ["HOW_COUNTED", "Reading", "reading", "syllables"]

HOW_COUNTED = (
    "Counted over the prose and the bullets of the letter, without address, scale, signature and notes. A word’s "
    "syllables are its groups of vowels, less a silent ending, and at least one."
)
_SILENT = frozenset({"addressee", "signature", "notes"})
_WORD = re.compile(r"[A-Za-z’'-]*[A-Za-z][A-Za-z’'-]*|\d[\d,.]*\d|\d")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\d])")


@dataclass(frozen=True)
class Reading:
    """``grade`` is the Flesch-Kincaid school grade (United States), to one place; ``longest`` a sentence's words."""

    words: int
    sentences: int
    grade: Decimal
    longest: int
    longest_key: str


def reading(letter: Letter) -> Reading:
    """Of the letter's prose and bullets."""
    told = [(key, words) for key, words in _sentences(letter) if words]
    words = sum(len(each) for _, each in told)
    spoken = sum(syllables(word) for _, each in told for word in each)
    grade = 0.39 * words / len(told) + 11.8 * spoken / words - 15.59 if words else 0.0
    key, longest = max(told, key=lambda pair: len(pair[1]), default=("", []))
    return Reading(words, len(told), Decimal(f"{grade:.1f}"), len(longest), key)


def _sentences(letter: Letter) -> list[tuple[str, list[str]]]:
    return [
        (sentence.key, _WORD.findall(one))
        for part in letter.parts
        if part.id not in _SILENT
        for paragraph in part.paragraphs
        if _is_prose(paragraph)
        for sentence in paragraph.sentences
        for one in _ENDS.split(sentence.text.replace(CELL, " "))
    ]


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.kind in {ParagraphKind.PROSE, ParagraphKind.BULLET}


def syllables(word: str) -> int:
    """Groups of vowels, less a silent ending: "inadequate" is four, "areas" two."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return 1
    groups = len(re.findall(r"[aeiouy]+", plain))
    if (
        (re.search(r"[^aeiouy]e$", plain) and not plain.endswith("le"))
        or re.search(r"[^aeioutdy]ed$", plain)
        or re.search(r"[^aeiouycgsxz]es$", plain)
    ):
        groups -= 1
    return max(groups, 1)
