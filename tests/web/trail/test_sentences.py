"""Every action that the code records has a sentence: nobody reads the name of an action."""

import ast
from collections.abc import Iterator
from pathlib import Path

import headway.web
from headway.web.plans.states import ClosureOutcome
from headway.web.register.states import Confirmation
from headway.web.trail.models import Event
from headway.web.trail.sentences import SENTENCES
from headway.web.trail.told import told

SOURCE = Path(headway.web.__file__).parent
RECORDS = {"told", "_told", "record", "Entry", "_add", "_tell", "append"}
"""The functions that a name of an action is given to; ``append`` gathers entries as tuples."""
ENDINGS = {
    "recommendation.": [each.value for each in Confirmation],
    "link.": [Confirmation.CONFIRMED.value, Confirmation.REJECTED.value],
    "recurrence.": [Confirmation.CONFIRMED.value, Confirmation.REJECTED.value],
    "closure.": [ClosureOutcome.MADE.value, ClosureOutcome.REFUSED.value],
}
"""What follows where a name is put together from a state; an f-string that is not listed here fails the test."""


def recorded() -> set[str]:
    """The names of actions in the source."""
    return {
        name
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node) in RECORDS
        for name in _names(node)
    }


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def _names(node: ast.Call) -> Iterator[str]:
    given = [*node.args, *(each.value for each in node.keywords if each.arg == "action")]
    given += [part for each in node.args if isinstance(each, ast.Tuple) for part in each.elts]
    for each in given:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            subject, dot, what = each.value.partition(".")
            if dot and (subject + what).replace("_", "").isalpha():
                yield each.value
        elif isinstance(each, ast.JoinedStr) and isinstance(each.values[0], ast.Constant):
            start = str(each.values[0].value)
            if start.endswith("."):
                yield from (start + end for end in ENDINGS[start])


def test_every_action_that_is_recorded_has_a_sentence() -> None:
    names = recorded()
    assert {
        "reminder.sent",
        "closure.made",
        "recommendation.proposed",
        "action.imported",
        "role.given",
    } <= names
    assert len(names) > 40
    assert names - SENTENCES.keys() == set()


def test_a_sentence_names_who_or_what_and_holds_no_other_gap() -> None:
    for action, sentence in SENTENCES.items():
        said = sentence.format(by="Olive Officer", subject="The training plan")
        assert "Olive Officer" in said or "The training plan" in said, action


def test_the_day_that_an_entry_bears_is_kept_from_one_who_may_not_see_what_it_says() -> None:
    event = Event(
        seq=1,
        action="action.added",
        by_name="Olive Officer",
        subject_type="action",
        subject_id="3",
        subject_label="Train the night team",
        after={"dated": "2017-09-14T08:30:00+00:00"},
    )
    seen = told(event).dated
    assert seen is not None
    assert seen.isoformat() == "2017-09-14T08:30:00+00:00"
    assert told(event, hidden=True).dated is None
    assert told(Event(action="action.added", after={"dated": "one day"})).dated is None
