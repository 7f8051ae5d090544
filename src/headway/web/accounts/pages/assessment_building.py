"""Assessment: building, judging, signing off and publishing."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
