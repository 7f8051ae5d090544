"""Performance: what the public sees, and how an edition comes to be seen."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "public_scorecards": opened(),
    "public_scorecard": read(May.SEE_DRAFTS, once_published=True),
    "public_scorecard_csv": read(May.SEE_DRAFTS, once_published=True),
    "public_chart": read(May.SEE_DRAFTS, once_published=True),
    "make_public": write(May.KEEP_MEASURES, "measures areas until every by_district with_targets contact"),
    "public_edition": read(May.SEE_DRAFTS),
    "approve_public": write(May.PUBLISH, "version decision because"),
    "publish_public": write(May.PUBLISH, "version"),
    "withdraw_public": write(May.PUBLISH, "version because"),
}
