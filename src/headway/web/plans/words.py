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
    template = read_template("default")
    means = {each.word: each.meaning for each in (*template.statuses, *template.ratings)}
    may_miss = "May miss its measure or its due date. The update says why and what is being done."
    will_miss = (
        "Will miss its measure or its due date as things stand. The update says why and what is being done."
    )
    return (
        Word("Not started", means["Not started"]),
        Word("On track", means["Green"], Rag.GREEN),
        Word("At risk", may_miss, Rag.AMBER),
        Word("Off track", will_miss, Rag.RED),
        Word("Delivered", f"{means['Delivered']} The owning body has yet to decide."),
        Word(
            "Superseded",
            "Something else has taken its place; the update says what, and why.",
            must_explain=True,
        ),
    )
