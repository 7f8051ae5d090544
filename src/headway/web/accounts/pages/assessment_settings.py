"""Assessment: the register of settings, and facts that a person brings."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
