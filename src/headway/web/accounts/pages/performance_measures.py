"""Performance: a measure, its charts, notes and limits; consistency and workforce."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "measure": read(May.SEE_DRAFTS),
    "measure_csv": read(May.EXPORT),
    "measure_chart": read(May.SEE_DRAFTS),
    "consistency": Page(May.SEE_DRAFTS),
    "workforce": Page(May.SEE_DRAFTS),
    "workforce_chart": read(May.SEE_DRAFTS),
    "note_measure": write(May.NOTE_MEASURES, "area period text"),
    "rebase_measure": write(May.KEEP_MEASURES, "area from_period reason"),
    "withdraw_rebase": write(May.KEEP_MEASURES, "because"),
    "annotate": write(May.KEEP_MEASURES, "area on text where"),
    "withdraw_annotation": write(May.KEEP_MEASURES, "because"),
}
