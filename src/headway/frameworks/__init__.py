"""The frameworks inspectorates work to, as data, and the rules that read them.

In: a framework, and the judgements a report records. Out: the grades its rules permit, which rule says so,
and what is inconsistent. The rules are the inspectorates'; each carries its source and how sure it is.
"""

from headway.frameworks.describe import as_json, describe, years
from headway.frameworks.framework import Fact, Framework, Judgement, Kind, Rule, Term
from headway.frameworks.grades import Grade, NotAGrade, Scale
from headway.frameworks.library import (
    family,
    framework,
    framework_on,
    frameworks,
    proportion_tables,
    scales,
    sources,
)
from headway.frameworks.marks import Mark, Source
from headway.frameworks.proportions import Band, ProportionTable
from headway.frameworks.recorded import recorded_from
from headway.frameworks.reference import reference_page
from headway.frameworks.rules import Inconsistency, Permitted, Reason, Severity, check, permitted

__all__ = [
    "Band",
    "Fact",
    "Framework",
    "Grade",
    "Inconsistency",
    "Judgement",
    "Kind",
    "Mark",
    "NotAGrade",
    "Permitted",
    "ProportionTable",
    "Reason",
    "Rule",
    "Scale",
    "Severity",
    "Source",
    "Term",
    "as_json",
    "check",
    "describe",
    "family",
    "framework",
    "framework_on",
    "frameworks",
    "permitted",
    "proportion_tables",
    "recorded_from",
    "reference_page",
    "scales",
    "sources",
    "years",
]
