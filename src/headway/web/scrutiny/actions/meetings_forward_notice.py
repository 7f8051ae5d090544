"""What a notice of the forward plan says: checked as a whole, then set."""

from dataclasses import dataclass
from datetime import date

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.scrutiny.actions.common import line, optional_line, prose
from headway.web.scrutiny.models import Body, Paper, PlannedDecision
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.states import Exception28

__all__ = ["Notice", "say"]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """The fields, in the order of S.I. 2012/2089 reg. 9(1); (c), who decides, is the body or the person."""

    title: str
    matter: str
    is_key: bool = True
    why_key: str = ""
    body: Body | None = None
    decision_maker: str = ""
    decide_from: date
    decide_until: date | None = None
    documents: str = ""
    ask: str = ""
    in_private: bool = False
    private_because: str = ""
    exception: str = Exception28.NONE
    exception_because: str = ""
    paper: Paper | None = None


def say(by: Person, planned: PlannedDecision, notice: Notice) -> None:
    """Set the fields of the line; nothing is set where something is missing."""
    maker = optional_line(notice.decision_maker, "The decision maker")
    _must_say_why(notice)
    _must_name_who_and_when(planned, notice, maker)
    _must_say_why_so_soon(notice)
    _must_be_a_paper_of_here(by, planned, notice.paper)
    planned.title, planned.matter = line(notice.title, "The title", 300), prose(notice.matter, "The matter")
    planned.is_key, planned.in_private = notice.is_key, notice.in_private
    planned.why_key = notice.why_key.strip() if notice.is_key else ""
    planned.private_because = notice.private_because.strip() if notice.in_private else ""
    planned.body, planned.decision_maker = notice.body, maker
    planned.decide_from, planned.decide_until = notice.decide_from, notice.decide_until
    planned.documents, planned.ask = notice.documents.strip(), notice.ask.strip()
    planned.exception = notice.exception
    is_short = notice.exception != Exception28.NONE
    planned.exception_because = notice.exception_because.strip() if is_short else ""
    planned.paper = notice.paper


def _must_say_why(notice: Notice) -> None:
    if not notice.is_key and not notice.in_private:
        raise ForPerson("A line of the forward plan is a key decision, or taken in private, or both. Choose.")
    if notice.is_key and not notice.why_key.strip():
        raise ForPerson("Say why it is a key decision: its cost or saving, or whom it affects.")
    if notice.in_private and not notice.private_because.strip():
        raise ForPerson("Say why it is taken in private, with the paragraphs of Schedule 12A.")


def _must_name_who_and_when(planned: PlannedDecision, notice: Notice, maker: str) -> None:
    body, until = notice.body, notice.decide_until
    if (body is None) == (not maker):
        raise ForPerson("Name either the body that decides, or the person with their title.")
    if body is not None and body.authority_id != planned.authority_id:
        raise ForPerson("A body of another authority cannot decide here.")
    if until and until < notice.decide_from:
        raise ForPerson(
            "The period in which it is decided would end before it begins. Change one of the two days."
        )


def _must_say_why_so_soon(notice: Notice) -> None:
    if notice.exception not in Exception28.values:
        raise ForPerson(f"Shorter notice is one of: {', '.join(Exception28.labels).lower()}.")
    if notice.exception != Exception28.NONE and not notice.exception_because.strip():
        raise ForPerson("Say why full notice is impracticable, and who was told or agreed.")


def _must_be_a_paper_of_here(by: Person, planned: PlannedDecision, paper: Paper | None) -> None:
    if paper is not None and not papers_for(by).filter(pk=paper.pk, authority=planned.authority).exists():
        raise ForPerson("That is no paper of this authority. Choose another.")
