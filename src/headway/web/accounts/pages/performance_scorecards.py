"""Performance: the hub and scorecards."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_CARD = "version title purpose body row.order row.measure row.heading"

PAGES: dict[str, Page] = {
    "performance": Page(May.SEE_DRAFTS),
    "scorecard": read(May.SEE_DRAFTS),
    "scorecard_csv": read(May.EXPORT),
    "add_scorecard": Page(May.KEEP_MEASURES, May.KEEP_MEASURES, f"authority {_CARD}"),
    "change_scorecard": write(May.KEEP_MEASURES, _CARD),
    "retire_scorecard": write(May.KEEP_MEASURES, "version because"),
}
