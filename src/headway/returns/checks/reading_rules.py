"""Rules of one cell, which reading and parsing find themselves: here only their titles and what to do."""

from headway.returns.checks.rule import Rule

__all__ = ["READING_RULES"]

READING_RULES = (
    Rule("not-a-date", "A date cannot be read", "Give the date as DD/MM/YYYY, in XML as YYYY-MM-DD."),
    Rule(
        "impossible-date", "A date that no calendar has, or none of a child's lifetime", "Give the right day."
    ),
    Rule("not-a-whole-number", "A number cannot be read", "Give the number in figures, without words."),
    Rule(
        "out-of-range", "A number is too small or too large", "Give a number within the range of the column."
    ),
    Rule("unknown-code", "A code that the return does not have", "Give one of the codes of this column."),
    Rule(
        "code-of-another-year",
        "A code of another collection year",
        "Give the code that this collection year has for it.",
    ),
    Rule("required-blank", "A required cell is blank", "Give the value; every row must have one."),
    Rule("too-few-cells", "A row is shorter than its heading", "Give every cell of the row, blank ones too."),
    Rule(
        "too-many-cells", "A row is longer than its heading", "Take out what stands behind the last column."
    ),
    Rule("missing-column", "A column of the return is not in the file", "Add the column to the extract."),
)
