"""Lessons: search."""

from headway.web.accounts.pages.page import Page
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "library_search": Page(May.SEE_DRAFTS),
    "library_search_csv": Page(May.EXPORT),
}
