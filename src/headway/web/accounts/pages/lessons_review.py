"""Lessons: deciding themes, and how far machine and people agree."""

from headway.web.accounts.pages.page import Page
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "theme_review": Page(May.KEEP_LIBRARY),
    "decide_theme": Page(May.KEEP_LIBRARY, May.KEEP_LIBRARY, "decision theme queue"),
    "theme_agreement": Page(May.SEE_DRAFTS),
    "relearn_themes": Page(May.KEEP_LIBRARY, May.KEEP_LIBRARY),
}
