"""Performance: a red and the question it opens."""

from headway.web.accounts.pages.page import Page, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "measure_questions": Page(May.SEE_DRAFTS),
    "ask_about_measure": write(
        May.ASK, "body text category asked_by owner_name owner_post due_on meeting action"
    ),
    "should_move": write(May.WRITE_PLAN, "measure area since"),
    "no_longer_move": write(May.WRITE_PLAN),
}
