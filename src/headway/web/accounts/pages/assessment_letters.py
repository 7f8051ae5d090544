"""Assessment: the letter."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
