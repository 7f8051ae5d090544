"""Lessons: the first page, and themes."""

from headway.web.accounts.pages.page import Page
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "lessons": Page(May.SEE_DRAFTS),
    "themes": Page(May.SEE_DRAFTS),
    "themes_csv": Page(May.EXPORT),
    "theme": Page(May.SEE_DRAFTS),
}
