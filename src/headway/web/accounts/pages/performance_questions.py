"""Performance: a red and the question it opens."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
