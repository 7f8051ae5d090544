"""The reference page of every framework, written from the data so that it cannot fall behind it."""

from headway.frameworks.describe import describe, years
from headway.frameworks.framework import Framework
from headway.frameworks.library import frameworks
from headway.frameworks.marks import Mark

_HEAD = """# Frameworks

The frameworks that inspectorates have worked to in English children's services, oldest first, as Headway holds
them. This page is written from `src/headway/frameworks/data`; change the data, not the page.

Rules are of three kinds. A **hard** rule caps a grade, and Headway refuses a better one. An **observed** rule has
had no counter-example in the inspections counted, and Headway warns. A **discretionary** rule leaves the grade to
inspectors, and Headway tells what they decided before. The overall grade is bounded, never worked out.

Every fact carries a mark:
"""


def reference_page() -> str:
    """Markdown for docs/reference/frameworks.md."""
    marks = "\n".join(f"- `{mark}`: {mark.in_words}" for mark in Mark)
    rows = "\n".join(_row(each) for each in frameworks().values())
    table = f"| id | framework | fieldwork begun | grades |\n|---|---|---|---|\n{rows}"
    return (
        "\n\n".join(
            [_HEAD + "\n" + marks, table, *(describe(each).rstrip() for each in frameworks().values())]
        )
        + "\n"
    )


def _row(framework: Framework) -> str:
    grades = ", ".join(grade.label for grade in framework.scale.grades) if framework.scale else "none"
    known = "not known" if framework.planned else grades
    return f"| `{framework.id}` | {framework.name} | {years(framework)} | {known} |"
