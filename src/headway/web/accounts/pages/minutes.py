"""Minutes and commitments."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    "minutes": read(May.SEE_DRAFTS),
    "write_minute": write(
        May.KEEP_MEETINGS,
        "version looked attendance text step outcome.paragraph outcome.kind outcome.text outcome.due_said",
    ),
}
