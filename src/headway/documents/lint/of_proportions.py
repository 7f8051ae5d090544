"""Proportion words and the numbers beside them, by the table of the paper's era."""

from collections.abc import Iterator

from headway.assessment.words import Agreement, Standing, agrees, table_on, worded_share
from headway.assessment.words.word_pairs import WordPair, pairs
from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Rule, Severity
from headway.frameworks import Mark, ProportionTable, proportion_tables

__all__ = ["RULES"]

_SURE = (Mark.PRIMARY, Mark.OFFICIAL_STATS)
"""How well a table must be known for a word that it contradicts to be an error."""


def words_by_numbers(case: Case) -> Iterator[Fault]:
    """A word with a number after it."""
    return _faults(case, "proportion-word", word_first=True)


def numbers_by_words(case: Case) -> Iterator[Fault]:
    """A number with a word after it."""
    return _faults(case, "proportion-number", word_first=False)


def _faults(case: Case, rule: str, *, word_first: bool) -> Iterator[Fault]:
    for sentence in case.sentences:
        for pair in pairs(sentence.text):
            if pair.word_first != word_first or _in_quotation(sentence.text, pair.start):
                continue
            if against := _against(case, pair):
                agreement, table = against
                yield case.at(
                    rule,
                    _severity(agreement, table),
                    sentence,
                    (pair.start, pair.end),
                    agreement.because,
                    _mend(pair, table),
                )


def _against(case: Case, pair: WordPair) -> tuple[Agreement, ProportionTable] | None:
    """What contradicts a pair: the era's table; of a paper without a day, every era's; before the first, English."""
    eras = [each for each in proportion_tables().values() if each.from_year is not None]
    table = table_on(case.on) if case.on else None
    asked = [table] if table else eras
    found = [(agrees(pair.use.words, pair.figure.share, each), each) for each in asked]
    before_any = case.on is not None and table is None
    if any(agreement.standing is not Standing.CONTRADICTED for agreement, _ in found):
        return None
    plain = next((each for each in found if each[0].plain), None)
    return plain if before_any else plain or found[-1]


def _severity(agreement: Agreement, table: ProportionTable) -> Severity:
    return Severity.ERROR if agreement.plain or table.verification in _SURE else Severity.WARNING


def _mend(pair: WordPair, table: ProportionTable) -> str:
    words = worded_share(pair.figure.share, table)
    return (
        f"Write “{words}”, or check the figure."
        if words
        else "Give the figure without the word, or check it."
    )


def _in_quotation(text: str, at: int) -> bool:
    """What is quoted stands as it was written."""
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


_WHICH = (
    "The table is Ofsted's of the paper's era: 2009 to 2013 as remembered, which was found in no text, and after that "
    "counted from reports; so a word that only a table contradicts is a warning. An error is what anybody's English "
    "contradicts: a majority that is less than half, “all” of 85%, “two-thirds” of 40%. A quotation is left alone."
)

RULES = (
    Rule(
        "proportion-word",
        Severity.WARNING,
        "A proportion word means its number",
        "“Large majority (55%)”: a proportion word, a fraction, “all” or “none” with a share after it in brackets, or "
        f"between commas or dashes, is a word for that share. {_WHICH}",
        words_by_numbers,
    ),
    Rule(
        "proportion-number",
        Severity.WARNING,
        "A number has its proportion word",
        "“83%, a majority,”: a share in figures that a proportion word sums up has no other word in the table of the "
        "paper's era. The same tables and severities.",
        numbers_by_words,
    ),
)
