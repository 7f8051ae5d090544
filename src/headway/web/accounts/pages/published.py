"""What the public reads of committees, and publishing it."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "published_committees": opened(),
    "published_body": opened(),
    "published_meeting": opened(),
    "published_minutes": opened(),
    "published_minutes_file": opened(),
    "published_pack": opened(),
    "members_pack": read(May.SEE_DRAFTS),
    "published_paper": opened(),
    "published_paper_file": opened(),
    "published_appendix": opened(),
    "published_notices": opened(),
    "published_notice": opened(),
    "published_search": opened(),
    "published_feed": opened(),
    "published_body_feed": opened(),
    "published_calendar": opened(),
    "published_body_calendar": opened(),
    "published_sitemap": opened(),
    "robots": opened(),
    "oparl_system": opened(),
    "oparl_bodies": opened(),
    "oparl_body": opened(),
    "oparl_list": opened(),
    "oparl_object": opened(),
    "publish_agenda": write(May.PUBLISH_PAPERS, "version reveal"),
    "publish_supplement": write(May.PUBLISH_PAPERS, "version reveal"),
    "publish_minutes": write(May.PUBLISH_PAPERS, "version"),
    "publish_paper": write(May.PUBLISH_PAPERS, "version"),
    "publish_notice": write(May.PUBLISH_PAPERS, "version reveal"),
    "withdraw_publication": write(May.PUBLISH_PAPERS, "reason"),
}
