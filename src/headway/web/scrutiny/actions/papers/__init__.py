"""Every write to papers: what they say, who signs them, what is attached, that they are withdrawn."""

from headway.web.scrutiny.actions.papers.appending import add_appendix, remove_appendix
from headway.web.scrutiny.actions.papers.common import Marking
from headway.web.scrutiny.actions.papers.signing import (
    Acknowledged,
    Signatory,
    answer_for,
    ask_for_sign_off,
    must_be_answered_for,
    name_signatories,
    send_back,
    sign,
)
from headway.web.scrutiny.actions.papers.withdrawing import withdraw_paper
from headway.web.scrutiny.actions.papers.writing import add_paper, bring_back, write_paper

__all__ = [
    "Acknowledged",
    "Marking",
    "Signatory",
    "add_appendix",
    "add_paper",
    "answer_for",
    "ask_for_sign_off",
    "bring_back",
    "must_be_answered_for",
    "name_signatories",
    "remove_appendix",
    "send_back",
    "sign",
    "withdraw_paper",
    "write_paper",
]
