"""Lessons: digest."""

from headway.web.accounts.pages.page import Page
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "lessons_digest": Page(May.SEE_DRAFTS),
    "begin_lessons_paper": Page(
        May.WRITE_PAPERS,
        May.WRITE_PAPERS,
        "authority since until neighbours_only themes decided_since meeting",
    ),
}
