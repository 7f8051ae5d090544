"""Performance: the hub and scorecards."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
