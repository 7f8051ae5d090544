"""The only place where a grade meets its number: 4 is best in the assessment of 2010 and worst in its inspections."""

from headway.frameworks import Grade


def printed(grade: Grade) -> str:
    """The grade as a letter prints it: "Performs poorly (1)"; the word alone where its scale prints no number."""
    return grade.label if grade.code is None else f"{grade.label} ({grade.code})"
