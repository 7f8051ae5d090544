"""The kinds of paper whose data Headway does not hold yet: their headings, and a line on what is to come.

Each line stands in square brackets, so the check names it until somebody has written in its place.
"""

from headway.documents.content import LetterContent, MessageContent, PaperContent, Section
from headway.web.scrutiny.rules.contents import Content
from headway.web.scrutiny.states import PaperKind

__all__ = ["skeleton"]

_LATER = {
    PaperKind.RED_INDICATORS: (
        "Indicators that are rated red",
        (
            ("Introduction", ""),
            (
                "Which indicators are red",
                (
                    "[Each red indicator with its numerator, denominator, period and distance to target. Headway will fill "
                    "this in once it holds the scorecard; until then, write the figures with their source]"
                ),
            ),
            ("Why, and what is being done", ""),
            ("What members asked last time", ""),
            ("Next steps", ""),
        ),
    ),
    PaperKind.LESSONS: (
        "Lessons from other authorities",
        (
            ("Introduction", ""),
            (
                "What inspectors found elsewhere",
                (
                    "[Findings about other authorities with their report and page. Headway will fill this in once it holds "
                    "the library of lessons; until then, quote each with its source]"
                ),
            ),
            (
                "What it means here",
                "[For each lesson, whether it is relevant here, who judged it, and the action or why there is none]",
            ),
            ("Next steps", ""),
        ),
    ),
    PaperKind.AUDITS: (
        "Case audits",
        (
            ("Introduction", ""),
            (
                "What was audited",
                (
                    "[How many cases of how many, how they were chosen, and by whom they were audited. Headway will fill "
                    "this in once it holds the audits; until then, write the numbers with their source]"
                ),
            ),
            (
                "What was found",
                "[Grades before and after moderation, out of how many, and what changed since the last audit]",
            ),
            ("What is being done", ""),
            ("Next steps", ""),
        ),
    ),
    PaperKind.WORKFORCE: (
        "Recruitment and retention of social workers",
        (
            ("Introduction", ""),
            (
                "Posts, vacancies and turnover",
                (
                    "[Vacancy, turnover, agency and absence rates, each with numerator, denominator and day. Headway will "
                    "fill this in once it holds the workforce return; until then, write the figures with their source]"
                ),
            ),
            ("Caseloads", "[Average caseload with its source and day]"),
            ("What is being done", ""),
            ("Next steps", ""),
        ),
    ),
}


def skeleton(kind: str, subject: str, body: str = "", template: str = "default") -> Content:
    """A document of the kind with its headings. A subject that is given takes the place of the usual one."""
    if kind == PaperKind.LETTER:
        return LetterContent((), None, (), "", subject, "", ())
    if kind in (PaperKind.MESSAGE, PaperKind.BRIEFING):
        salutation = "Dear colleagues" if kind == PaperKind.MESSAGE else ""
        return MessageContent("", subject, None, "", salutation, ())
    title, sections = _LATER.get(PaperKind(kind), ("", (("Introduction", ""),)))
    who = f"The {body}" if body else "[Name of body]"
    return PaperContent(
        body=body,
        on=None,
        subject=subject or title,
        division="All" if kind in _LATER else "",
        recommendations=(f"{who} is asked to CONSIDER and COMMENT on the report.",) if kind in _LATER else (),
        sections=tuple(Section(heading, text) for heading, text in sections),
        template=template,
    )
