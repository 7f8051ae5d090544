"""The status words that a new plan starts with. One vocabulary: the meanings are those of the plan in Word and Excel.

The words are those that councils track recommendations by (not started, on track, at risk, off track, delivered,
superseded); "embedded" is no word for an owner's update, since only the owning body can say it.
"""

from dataclasses import dataclass
from functools import cache

from headway.documents import read_template
from headway.web.plans.states import Rag

__all__ = ["Word", "starting_words"]


@dataclass(frozen=True)
class Word:
    """A word for progress: what it means, the rating it carries, and whether an update must say why."""

    word: str
    meaning: str
    rag: Rag = Rag.NONE
    must_explain: bool = False


@cache
def starting_words() -> tuple[Word, ...]:
    """The words of a new plan, each with the meaning that the default template of papers and plans gives it."""
    means = {each.word: each.meaning for each in read_template("default").statuses}
    return (
        Word("Not started", means["Not started"]),
        Word("On track", means["On track"], Rag.GREEN),
        Word("At risk", means["At risk"], Rag.AMBER),
        Word("Off track", means["Off track"], Rag.RED),
        Word("Delivered", f"{means['Delivered']} The owning body has yet to decide."),
        Word("Superseded", means["Superseded"], must_explain=True),
    )
