"""Minutes and commitments."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_TERMS = "version text owed_by owner body due_meeting due_on"

PAGES: dict[str, Page] = {
    "minutes": read(May.SEE_DRAFTS),
    "write_minute": write(
        May.KEEP_MEETINGS,
        "version looked attendance text step outcome.paragraph outcome.kind outcome.text outcome.due_said",
    ),
    "confirm_minutes": write(May.KEEP_MEETINGS, "at read"),
    "correct_minute": write(May.KEEP_MEETINGS, "resolved_by was becomes"),
    "classify_minute": write(
        May.KEEP_MEETINGS,
        "version classification exempt_paragraphs restricted_because classified_by classified_on",
    ),
    "minutes_file": read(May.SEE_DRAFTS),
    "import_minutes": Page(
        May.KEEP_MEETINGS,
        May.KEEP_MEETINGS,
        "file text meeting attendance checked step items.take items.number items.title items.source",
    ),
    # Commitments
    "commitments": Page(May.SEE_DRAFTS),
    "commitments_csv": Page(May.EXPORT),
    "commitment": read(May.SEE_DRAFTS),
    "add_commitment": write(May.KEEP_MEETINGS, f"{_TERMS} where quote"),
    "confirm_commitment": write(May.KEEP_MEETINGS, _TERMS),
    "change_commitment": write(May.KEEP_MEETINGS, _TERMS),
    "reject_commitment": write(May.KEEP_MEETINGS, "version reason"),
    "owe_again": write(May.KEEP_MEETINGS, "version reason"),
    "meet_commitment": write(May.ANSWER, "version paper by_update on"),
    "commitment_received": write(May.KEEP_MEETINGS, "version paper by_update on"),
    "join_commitment": write(May.WRITE_PLAN, "version action"),
    "commitment_to_plan": write(May.WRITE_PLAN, "version item title"),
}
