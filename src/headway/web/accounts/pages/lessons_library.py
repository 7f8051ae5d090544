"""Lessons: library."""

from headway.web.accounts.pages.page import Page
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "library": Page(May.SEE_DRAFTS),
    "library_csv": Page(May.EXPORT),
    "library_add": Page(May.KEEP_LIBRARY, May.KEEP_LIBRARY, "reports"),
    "library_remove": Page(May.KEEP_LIBRARY, May.KEEP_LIBRARY),
    "library_report": Page(May.SEE_DRAFTS),
    "library_report_page": Page(May.SEE_DRAFTS),
    "passage": Page(May.SEE_DRAFTS),
}
