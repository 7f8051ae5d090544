"""Performance: loads of figures, targets, owners."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
