"""Lessons: what was decided about other authorities' findings, and what came of it."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "lessons_decided": Page(May.SEE_DRAFTS),
    "lessons_decided_csv": Page(May.EXPORT),
    "lesson": read(May.SEE_DRAFTS),
    "decide_lesson": Page(May.DECIDE_LESSONS, May.DECIDE_LESSONS, "version authority relevant reason"),
    "lesson_outcome": write(May.DECIDE_LESSONS, "version outcome because"),
    "lesson_action": write(May.DECIDE_LESSONS, "version how action under issue title measure due"),
}
