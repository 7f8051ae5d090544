"""Performance: a measure, its charts, notes and limits; consistency and workforce."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
