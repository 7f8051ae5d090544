"""Lessons: our own recommendations met again at a later inspection."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "recurrences": Page(May.SEE_DRAFTS),
    "recurrence": read(May.SEE_DRAFTS),
    "propose_recurrences": Page(May.DECIDE_LESSONS, May.DECIDE_LESSONS, "authority"),
    "decide_recurrence": write(May.DECIDE_LESSONS, "version state reason"),
    "add_recurrence": write(May.DECIDE_LESSONS, "later reason"),
}
