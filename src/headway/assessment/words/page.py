"""The reference page of proportion words and comparator words, written from their data."""

from collections.abc import Iterator

from headway.assessment.comparing.rules import comparator_tests, spread_rule, step_rule
from headway.assessment.comparing.words import Step, Style, words_for
from headway.frameworks import Band, ProportionTable, proportion_tables

__all__ = ["words_page"]

_HEAD = """<!-- Written by scripts/reference.py (make fix). Do not edit. -->

# The words of an assessment

What a proportion word and a comparator word mean in a letter that Headway drafts, and what they are held to in one that
a person wrote. This page is written from the data; each table and test says how well it is known.

## Proportion words

A share is taken to the whole per cent, a half upwards. "All", "none" and "half" are said of exactly that. A share that
falls in a gap of the table is said in numbers ("14 of the 27"), and so is a part of a small whole. The table is that of
the era; the last is used until a later one is known, and before the first there is none."""
_FRACTIONS = """### Fractions

"One in seven", "two-thirds", "a quarter": borne out within one percentage point and not told within two and a half;
with "about" or "some", within two and a half and five. Of a share below 10% or above 90% the limits shrink with it.
"More than" is true on one side only and not told beyond ten points; "nearly" and "just over" are borne out within five
points, not told within ten, and contradicted beyond. These limits are Headway's own."""
_COMPARATORS = """## Comparator words

Higher and lower say where a figure stands, not whether that is good. Ofsted's rule for its letters was not found."""


def words_page() -> str:
    """Markdown for docs/reference/assessment-words.md."""
    tables = [_table(each) for each in proportion_tables().values()]
    parts = [
        _HEAD,
        *tables,
        _FRACTIONS,
        _COMPARATORS,
        _steps(),
        step_rule().says,
        spread_rule().says,
        _tests(),
    ]
    return "\n\n".join(parts) + "\n"


def _table(table: ProportionTable) -> str:
    rows = "\n".join(_band(each) for each in table.bands)
    note = f"{table.note} Known as: {table.verification.in_words}. Numbers for a whole below {table.numbers_below}."
    return f"### {table.name}\n\n{note}\n\n| words | per cent | seen in reports |\n|---|---|---|\n{rows}"


def _band(band: Band) -> str:
    seen = f"{band.lowest} to {band.highest}%, {band.n} uses" if band.n else "–"
    return f"| {', '.join(band.words)} | {band.range_in_words.removesuffix('%')} | {seen} |"


def _steps() -> str:
    rows = "\n".join(f"| {' | '.join(words_for(step, style) for style in Style)} |" for step in Step)
    return f"| of a level | of a number | of a gap |\n|---|---|---|\n{rows}"


def _tests() -> str:
    return "| test | what it does | how sure | source |\n|---|---|---|---|\n" + "\n".join(_test_rows())


def _test_rows() -> Iterator[str]:
    for test in comparator_tests().values():
        yield f"| {test.title} | {test.says} | {test.mark.in_words} | {test.source or '–'} |"
