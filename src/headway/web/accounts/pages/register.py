"""Inspections and the national registers."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

_DETAILS = "framework form start end start2 end2 published received stated_due note"

PAGES: dict[str, Page] = {
    # Register
    "authorities": opened(),
    "authority": opened(),
    "inspections": opened(),
    "national": opened(),
    "inspection": read(May.SEE_DRAFTS, once_published=True),
    "inspection_report": read(May.SEE_DRAFTS, once_published=True),
    "inspection_page": read(May.SEE_DRAFTS, once_published=True),
    "inspection_page_picture": read(May.SEE_DRAFTS, once_published=True),
    "inspection_add": Page(May.ADD_INSPECTIONS, May.ADD_INSPECTIONS, "report received authority"),
    "inspection_add_by_hand": Page(
        May.ADD_INSPECTIONS,
        May.ADD_INSPECTIONS,
        f"authority {_DETAILS}",
    ),
    "inspection_received": write(May.ADD_INSPECTIONS, "version received stated_due why"),
    "inspection_confirm": write(May.ADD_INSPECTIONS, "version"),
    "inspection_details": write(
        May.ADD_INSPECTIONS,
        f"version {_DETAILS}",
    ),
    "inspection_judgements": write(May.ADD_INSPECTIONS, "version judgement.grade rule.reason"),
    "inspection_recommendations": write(May.ADD_INSPECTIONS, "asked.state all"),
    "inspection_recommendation": write(
        May.ADD_INSPECTIONS, "version number text sub_items addressee kind due_band page state"
    ),
    "inspection_recommendation_add": write(
        May.ADD_INSPECTIONS, "number text sub_items addressee kind due_band page"
    ),
    "inspection_links": write(May.ADD_INSPECTIONS, "link.state asked.finding"),
    "inspection_reject": write(May.ADD_INSPECTIONS, "version why"),
}
