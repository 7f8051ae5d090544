"""In: a paper that was read, and what is known beside it: inspection reports, the national register, the meeting, what
is attached. Out: faults with their rule, place, exact words and how to mend them, and what could not be checked. The
form is that of English councils (Local Government Act 1972); judgements are the inspectorate's.
"""

from headway.documents.lint.checking import RULES, check, lint
from headway.documents.lint.rule import Checked, Fault, Need, NotRun, Rule, Severity
from headway.documents.lint.sources import Report, Sources, read_report

__all__ = [
    "RULES",
    "Checked",
    "Fault",
    "Need",
    "NotRun",
    "Report",
    "Rule",
    "Severity",
    "Sources",
    "check",
    "lint",
    "read_report",
]
