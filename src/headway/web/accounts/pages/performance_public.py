"""Performance: what the public sees."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
