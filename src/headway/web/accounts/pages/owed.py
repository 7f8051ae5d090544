"""Questions, briefings and scrutiny recommendations."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

_ABOUT = "category text asked_by recommendation action"

PAGES: dict[str, Page] = {
    # Questions
    "question_bank": opened(),
    "questions": Page(May.SEE_DRAFTS),
    "questions_csv": Page(May.EXPORT),
    "asked_last_time": Page(May.SEE_DRAFTS),
    "ask_question": Page(May.ASK, May.ASK, f"body meeting asked_on {_ABOUT}"),
    "question": read(May.SEE_DRAFTS),
    "answer_question": write(May.ANSWER, "version reply answered_by answered_on promised"),
    "change_question": write(May.KEEP_MEETINGS, f"version {_ABOUT}"),
    "follow_up_question": write(May.ANSWER, "on text"),
    "question_promises": write(May.KEEP_MEETINGS, "version promised"),
    "question_from_minute": write(May.KEEP_MEETINGS, f"{_ABOUT} reply answered_by"),
    # Briefings
    "briefing": Page(May.SEE_DRAFTS),
    "briefing_note": read(May.SEE_DRAFTS),
    "briefing_file": read(May.SEE_DRAFTS),
    "keep_briefing": write(May.WRITE_PAPERS, "meeting"),
    # Scrutiny recommendations
    "scrutiny_recommendations": Page(May.SEE_DRAFTS),
    "scrutiny_recommendations_csv": Page(May.EXPORT),
    "add_scrutiny_recommendation": Page(
        May.KEEP_MEETINGS, May.KEEP_MEETINGS, "body outcome meeting area text to sent_on"
    ),
    "scrutiny_recommendation": read(May.SEE_DRAFTS),
    "respond_scrutiny_recommendation": write(
        May.ANSWER, "version response reason considered_on lead_member lead_officer"
    ),
    "report_scrutiny_recommendation": write(May.ANSWER, "version status text on"),
    "close_scrutiny_recommendation": write(May.KEEP_MEETINGS, "version meeting how because"),
}
