"""Papers, letters and messages."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_MARKING = "classification exempt_paragraphs restricted_because classified_by classified_on"

PAGES: dict[str, Page] = {
    "papers": Page(May.SEE_DRAFTS),
    # Signed and published papers are read by all who see drafts: queries/scope.papers_for
    "paper": read(May.SEE_PAPER_DRAFTS),
    "paper_file": read(May.SEE_PAPER_DRAFTS),
    "appendix_file": read(May.SEE_PAPER_DRAFTS),
    "add_paper": Page(
        May.WRITE_PAPERS,
        May.WRITE_PAPERS,
        f"authority kind subject meeting inspection attach plan scorecard period charts file {_MARKING}",
    ),
    "write_paper": write(
        May.WRITE_PAPERS,
        "version subject why do from_lines to_meeting to_body_name to_on to_role division summary previous_said "
        "future_said background background_documents template sender_lines on addressee_lines salutation opening "
        "closing sign_off signatory sender standfirst section.place section.heading section.text "
        "recommendation.text contact.role contact.name contact.post contact.phone contact.email "
        "previous.meeting previous.body_name previous.on previous.role previous.outcome "
        f"future.meeting future.body_name future.on future.role future.outcome {_MARKING}",
    ),
    "paper_versions": read(May.SEE_PAPER_DRAFTS),
    "bring_back_paper": write(May.WRITE_PAPERS, "version"),
    "paper_signatories": write(May.WRITE_PAPERS, "version signatory.person signatory.post"),
    "ask_for_sign_off": write(May.WRITE_PAPERS, "version fault.key fault.reason"),
    "paper_errors": write(May.WRITE_PAPERS, "fault.key fault.reason"),
    "sign_paper": write(May.SIGN_OFF, "signs comment do fault.key fault.reason"),
    "withdraw_paper": write(May.WRITE_PAPERS, "version reason"),
    "add_appendix": write(May.WRITE_PAPERS, f"version number title file {_MARKING}"),
    "remove_appendix": write(May.WRITE_PAPERS, "version"),
}
