"""The statement of proposed action: the plan as the council publishes it.

In: a plan, or one of its publications. Out: its contents as plain values, the document tree, and HTML, PDF and Word.
The duty is that of the Education and Inspections Act 2006 s.137(3): the action proposed, and the period for it.
"""

from datetime import date

from headway.documents import Document
from headway.web.plans.models import Plan, Publication
from headway.web.plans.statement.contents import Asked, Contents, Promise, contents, from_json, to_json
from headway.web.plans.statement.document import document
from headway.web.plans.statement.formats import Format, policy_for, written

__all__ = [
    "Asked",
    "Contents",
    "Format",
    "Promise",
    "contents",
    "document",
    "from_json",
    "policy_for",
    "published",
    "statement",
    "to_json",
    "written",
]


def statement(plan: Plan, on: date) -> Document:
    """The statement as the plan stands now, marked as a draft."""
    return document(contents(plan, on), draft=True)


def published(publication: Publication) -> Document:
    """The statement as it was published, whatever has been changed since."""
    return document(from_json(publication.statement), draft=False)
