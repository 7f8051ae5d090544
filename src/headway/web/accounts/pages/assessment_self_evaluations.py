"""Assessment: self-evaluations and rounds of audits."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
