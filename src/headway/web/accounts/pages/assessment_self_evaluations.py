"""Assessment: self-evaluations and rounds of audits."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

_CLAIM = "question area stance text evidence"
_ROUND = (
    "version title area finished outstanding good requires_improvement inadequate moderated changed learned"
)
_KEEP = May.KEEP_ASSESSMENTS

PAGES: dict[str, Page] = {
    "self_evaluations": opened(),
    "add_self_evaluation": Page(_KEEP, _KEEP, "authority year title begins_with"),
    "self_evaluation": read(May.SEE_DRAFTS, once_published=True),
    "self_evaluation_file": read(May.SEE_DRAFTS, once_published=True),
    "propose_claims": write(_KEEP, "version"),
    "add_claim": write(_KEEP, _CLAIM),
    "change_claim": write(_KEEP, f"version {_CLAIM} stands_because seen"),
    "take_claim": write(_KEEP, "version"),
    "remove_claim": write(_KEEP, "version"),
    "sign_off_self_evaluation": write(May.PUBLISH, "version"),
    "publish_self_evaluation": write(May.PUBLISH, "version"),
    "send_back_self_evaluation": write(May.PUBLISH, "version because"),
    "withdraw_self_evaluation": write(May.PUBLISH, "version because"),
    "audit_rounds": Page(May.SEE_DRAFTS),
    "add_audit_round": Page(_KEEP, _KEEP, f"authority {_ROUND}"),
    "change_audit_round": write(_KEEP, _ROUND),
    "remove_audit_round": write(_KEEP, "version because"),
}
