"""Bodies, meetings, agendas and the forward plan."""

from headway.web.accounts.pages.page import Page

PAGES: dict[str, Page] = {}
