"""The reference page of the health rules, written from the rules so that it cannot fall behind them."""

from headway.web.plans.health import RULES, AppliesTo, Rule, Severity
from headway.web.plans.health.of_actions import EMBEDDED_WITHIN_MONTHS
from headway.web.plans.health.of_plans import STATEMENT_SOON_DAYS
from headway.web.plans.rules import SILENT_AFTER_DAYS, SOON_WITHIN_DAYS, Standing
from headway.web.plans.words import starting_words

_HEAD = """# Plan health

The rules that Headway holds a plan to. Each looks at the plan, at one recommendation or other issue, or at one action,
and speaks in one sentence. They look at the plan as it stands on a day; nothing is stored. The page *Health* of a plan
shows what they say, the gravest first.

The rules are Headway's own, from what goes wrong in real plans. Where one rests on the law, it says so. This page is
written from `src/headway/web/plans/health`; change the rules, not the page.
"""

_SEVERITIES = {
    Severity.MUST: "the plan breaks a duty or its own promise",
    Severity.SHOULD: "the plan is weaker for it",
    Severity.CHECK: "the machine is not sure, and a person judges",
}


def reference_page() -> str:
    """Markdown for docs/reference/plan-health.md."""
    parts = [
        _HEAD,
        "\n".join(f"- **{each.in_words}**: {means}." for each, means in _SEVERITIES.items()) + "\n",
        *(_table(each) for each in AppliesTo),
        _numbers(),
        _standings(),
        _words(),
    ]
    return "\n".join(parts)


def _table(kind: AppliesTo) -> str:
    rows = "\n".join(_row(rule) for rule in RULES if rule.applies_to is kind)
    return (
        f"## About a {kind.value}\n\n".replace("a action", "an action")
        + f"| id | severity | what it says | why |\n|---|---|---|---|\n{rows}\n"
    )


def _row(rule: Rule) -> str:
    said = rule.message.removesuffix(":") + (" …" if rule.message.endswith(":") else "")
    return f"| `{rule.id}` | {rule.severity.in_words.lower()} | {said} | {rule.why} |"


def _numbers() -> str:
    return f"""## The numbers

- An open action is **overdue** from the day after its due date, and **due soon** on that day and in the
  {SOON_WITHIN_DAYS} days before it.
- An open action that has begun is **silent** when its last update, or for want of one the day it was added, lies more
  than {SILENT_AFTER_DAYS} days back.
- A delivered action should be shown to have held, or not, within {EMBEDDED_WITHIN_MONTHS} months.
- The statement is announced in its last {STATEMENT_SOON_DAYS} days. Its day is the one that the document states, and
  else the count of the clock, from receipt.
- Whether a measure is only an activity goes by its words: it starts with something to do ("hold", "write", "train"), or
  is short and ends with something done ("training delivered"), and names no result. A milestone is never doubted.
"""


def _standings() -> str:
    rows = "\n".join(f"| {each.value} | {each.means} |" for each in Standing)
    return f"""## How a recommendation stands

Each recommendation stands in exactly one way. A rejected one is rejected, whatever became of its actions; otherwise the
worst of its open actions decides.

| standing | meaning |
|---|---|
{rows}
"""


def _words() -> str:
    rows = "\n".join(
        f"| {each.word} | {each.rag.label.lower()} | {each.meaning} |" for each in starting_words()
    )
    return f"""## Words for progress

The words that a new plan starts with. They are the plan's own data: a council may change them, and a word that an
update was made with stays.

| word | rating | meaning |
|---|---|---|
{rows}
"""
