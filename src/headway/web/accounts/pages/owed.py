"""Questions, briefings and scrutiny recommendations."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
