"""Assessment: the letter."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "assessment_letter": read(May.SEE_DRAFTS, once_published=True),
    "assessment_letter_file": read(May.SEE_DRAFTS, once_published=True),
    "letter_edits": read(May.SEE_DRAFTS),
    "letter_details": write(May.KEEP_ASSESSMENTS, "version addressee signatory letter_date"),
    "edit_sentence": write(May.KEEP_ASSESSMENTS, "version text sources because"),
    "remove_sentence": write(May.KEEP_ASSESSMENTS, "version because"),
    "add_sentence": write(May.KEEP_ASSESSMENTS, "after text sources because"),
    "undo_edit": write(May.KEEP_ASSESSMENTS),
    "settle_stale": write(May.KEEP_ASSESSMENTS, "version choice after"),
}
