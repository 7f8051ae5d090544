"""The kinds of paper whose data Headway does not hold yet: their headings, and a line on what is to come.

Each line stands in square brackets, so the check names it until somebody has written in its place.
"""

from headway.documents.content import LetterContent, MessageContent, PaperContent, Section
from headway.web.scrutiny.rules.contents import Content
from headway.web.scrutiny.states import PaperKind

__all__ = ["TITLED", "skeleton"]


def _to_come(what: str, source: str) -> str:
    return f"[{what}. Headway will fill this in once it holds {source}; until then, write it with its source]"


_LATER: dict[PaperKind, tuple[str, dict[str, str]]] = {
    PaperKind.LESSONS: (
        "Lessons from other authorities",
        {
            "Introduction": "",
            "What inspectors found elsewhere": _to_come(
                "Findings about other authorities, with report and page", "the library of lessons"
            ),
            "What it means here": _to_come(
                "Of each lesson: whether it is relevant here, who judged it, and the action or why there is none",
                "the library of lessons",
            ),
            "Next steps": "",
        },
    ),
    PaperKind.AUDITS: (
        "Case audits",
        {
            "Introduction": "",
            "What was audited": _to_come(
                "How many cases of how many, how they were chosen, who audited them", "the audits"
            ),
            "What was found": _to_come(
                "Grades before and after moderation, of how many, and what changed since the last audit",
                "the audits",
            ),
            "What is being done": "",
            "Next steps": "",
        },
    ),
}

TITLED = frozenset(_LATER)
"""The kinds here that have a usual subject."""


def skeleton(kind: str, subject: str, body: str = "", template: str = "default") -> Content:
    """A document of the kind with its headings. A subject that is given takes the place of the usual one."""
    if kind == PaperKind.LETTER:
        return LetterContent((), None, (), "", subject, "", ())
    if kind in (PaperKind.MESSAGE, PaperKind.BRIEFING):
        salutation = "Dear colleagues" if kind == PaperKind.MESSAGE else ""
        return MessageContent("", subject, None, "", salutation, ())
    title, sections = _LATER.get(PaperKind(kind), ("", {"Introduction": ""}))
    who = f"The {body}" if body else "[Name of body]"
    return PaperContent(
        body=body,
        on=None,
        subject=subject or title,
        division="All" if kind in _LATER else "",
        recommendations=(f"{who} is asked to CONSIDER and COMMENT on the report.",) if kind in _LATER else (),
        sections=tuple(Section(heading, text) for heading, text in sections.items()),
        template=template,
    )
