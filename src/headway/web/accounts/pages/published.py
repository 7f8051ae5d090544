"""What the public reads of committees, and publishing it."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
