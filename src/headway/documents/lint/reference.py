"""The reference page of the lint's rules, written from the rules so that it cannot fall behind them."""

from headway.documents.lint.checking import RULES
from headway.documents.lint.rule import Need, Rule, Severity
from headway.documents.lint.verbs import FITTING

__all__ = ["reference_page"]

_HEAD = """<!-- Written by scripts/reference.py (make fix). Do not edit. -->

# Paper lint

The rules that `headway lint` holds a paper to. Each fault has the rule's id, a severity, its exact place (field,
paragraph, line or page, offsets), the words it is about, what is the matter and how to mend it. A rule whose source is
absent is told under *Not checked*, never passed over. [Check a paper](../how-to/check-a-paper.md) says how to run it.

"""
_SEVERITIES = {
    Severity.ERROR: "the paper contradicts its source, or breaks its form",
    Severity.WARNING: "nothing supports it, or it may be wrong",
    Severity.ADVICE: "true, but better said otherwise",
}
_NEEDS = {
    Need.NOTHING: "the paper alone",
    Need.REPORT: "the inspection report",
    Need.INSPECTION: "the report, or the register's row of the authority",
    Need.REGISTER: "the national register and the paper's day",
    Need.ATTACHMENTS: "what is attached",
    Need.SOUGHT: "what the body is to do",
    Need.MEETING: "the meeting",
}
_FOOT = """
## What is judged by which day

The paper's day is that of its meeting, or the one given with `--on`. A share of authorities may agree with the register
on that day, on the day the report was published, or on the day before it: a share given that morning cannot count the
reports of the same day. Where only an earlier day bears it out, the fault is only advice: give the day. A sentence that
names its own day is checked on it.

## What is left alone

Sentences about earlier inspections, monitoring visits, other authorities, aims and targets. Quotations ascribed to
guidance, to an Act or to a person. Shares of schools, regions, cases or children. "Good" where it is an ordinary word.
Quartiles of a measure: without its data nothing can be said of them.

## What is not known at first hand

The period of 70 working days was read in councils' papers and in letters, not in the regulation's own text; the clock
carries that mark ([clocks](clocks.md)). A day that an earlier or later receipt would explain is a warning and no error.

What Ofsted meant by its proportion words was found in no text: the table of 2009 to 2013 is background knowledge, and
that from 2014 was counted in published reports. For papers from before 2009 there is none. What only a table
contradicts is a warning that says so.
"""


def reference_page() -> str:
    """Markdown for docs/reference/lint.md."""
    severities = "\n".join(f"- **{each}**: {means}." for each, means in _SEVERITIES.items())
    return f"{_HEAD}{severities}\n\n{_table()}\n{_verbs()}{_FOOT}"


def _table() -> str:
    rows = "\n".join(_row(rule) for rule in RULES)
    return f"## The rules\n\n| id | severity | what it checks | against |\n|---|---|---|---|\n{rows}\n"


def _row(rule: Rule) -> str:
    scope = " (papers only)" if rule.papers_only else ""
    return (
        f"| `{rule.id}` | {rule.severity} | **{rule.title}.** {rule.checks}{scope} | {_NEEDS[rule.needs]} |"
    )


def _verbs() -> str:
    rows = "\n".join(f"| {sought.value} | {', '.join(verbs)} |" for sought, verbs in FITTING.items())
    return f"## Verbs that fit what is sought\n\n| the item is to be | verbs |\n|---|---|\n{rows}\n"
