"""Rules of one cell or one row, which reading and parsing find themselves: here only their titles and what to do."""

from headway.returns.checks.rule import Rule

__all__ = ["READING_RULES"]

READING_RULES = (
    Rule("not-a-date", "A date cannot be read", "Give the date as DD/MM/YYYY, in XML as YYYY-MM-DD."),
    Rule(
        "impossible-date",
        "A date that no calendar has, or that no child's record can hold",
        "Give the right day: the day, then the month, and the year in four figures.",
    ),
    Rule(
        "not-a-whole-number",
        "A count cannot be read",
        "Give the number in figures, without words or a point.",
    ),
    Rule("not-a-number", "A measure cannot be read", "Give the number in figures."),
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
    Rule(
        "spoilt-identifier",
        "A spreadsheet has shortened an identifier",
        "Export the table again with its identifiers as text; what was cut off is in the case system alone.",
    ),
    Rule(
        "not-an-identifier",
        "Something stands in place of an identifier that can be none",
        "Look whether the columns have moved, and export the table again.",
    ),
    Rule(
        "not-a-pupil-number",
        "A unique pupil number does not have its form",
        "Give a letter, 11 figures, and a figure or a letter; or the code that says why there is none.",
    ),
    Rule("not-a-postcode", "A postcode is not whole", "Give the whole postcode, or leave the cell blank."),
    Rule("too-few-cells", "A row is shorter than its heading", "Give every cell of the row, blank ones too."),
    Rule(
        "too-many-cells", "A row is longer than its heading", "Take out what stands behind the last column."
    ),
    Rule(
        "given-twice",
        "One item is given twice in one record of the XML",
        "Give it once; the first was read.",
    ),
    Rule(
        "formula-without-value",
        "A cell of the workbook holds a formula without its value",
        "Open the workbook, save it, and check it again: formulas are not calculated here.",
    ),
    Rule(
        "error-in-cell",
        "A cell of the workbook shows an error of the spreadsheet",
        "Mend the formula, or put the value in its place.",
    ),
    Rule("missing-column", "A column of the return is not in the file", "Add the column to the extract."),
)
