"""Plans, clocks and progress."""

from headway.web.accounts.pages.page import Page, form, opened, own, read, write
from headway.web.accounts.roles import May

_PROMISE = (
    "version title detail measure measure_kind hears_children start due depends_on "
    "owner.person owner.name owner.post"
)

PAGES: dict[str, Page] = {
    # Plans and clocks
    "plans": opened(),
    "clocks": opened(),
    "my_actions": own(),
    "one_minute_update": form("version status narrative"),  # its key is in the address
    "plan": read(May.SEE_DRAFTS, once_published=True),
    "plan_statement": read(May.SEE_DRAFTS, once_published=True),
    "plan_statement_file": read(May.SEE_DRAFTS, once_published=True),
    "plan_board": read(May.SEE_DRAFTS),
    "plan_table": read(May.SEE_DRAFTS),
    "plan_timeline": read(May.SEE_DRAFTS),
    "plan_changes": read(May.SEE_DRAFTS),
    "plan_health": read(May.SEE_DRAFTS),
    "item": read(May.SEE_DRAFTS),
    "action": read(May.SEE_DRAFTS),
    "recommendation_thread": read(May.SEE_DRAFTS),
    "evidence_file": read(May.SEE_EVIDENCE),
    "draft_plan": write(May.WRITE_PLAN, "version title owning_body"),
    "change_plan": write(May.WRITE_PLAN, "version title owning_body"),
    "status_words": write(May.WRITE_PLAN, "version word.word word.meaning word.rag word.must_explain"),
    "take_in_recommendations": write(May.WRITE_PLAN),
    "publish_plan": write(May.PUBLISH, "version on"),
    "add_issue": write(May.WRITE_PLAN, "version issue"),
    "change_issue": write(May.WRITE_PLAN, "version issue remove"),
    "answer": write(May.WRITE_PLAN, "version answer reason"),
    "add_action": write(
        May.WRITE_PLAN,
        _PROMISE,
    ),
    "change_action": write(
        May.WRITE_PLAN,
        _PROMISE,
    ),
    "reschedule": write(May.WRITE_PLAN, "version due reason"),
    "add_milestone": write(May.WRITE_PLAN, "version title due"),
    "change_milestone": write(May.WRITE_PLAN, "version title due remove"),
    "reach_milestone": write(May.UPDATE_ANY_ACTION, "version on", or_own=May.UPDATE_OWN_ACTIONS),
    "update_action": write(May.UPDATE_ANY_ACTION, "version status narrative", or_own=May.UPDATE_OWN_ACTIONS),
    "attach_evidence": write(May.UPDATE_ANY_ACTION, "revises title file", or_own=May.UPDATE_OWN_ACTIONS),
    "propose_closure": write(
        May.UPDATE_ANY_ACTION, "stage narrative evidence", or_own=May.UPDATE_OWN_ACTIONS
    ),
    "decide_closure": write(May.DECIDE_CLOSURE, "outcome body reason"),
    "reopen": write(May.DECIDE_CLOSURE, "version reason"),
    "plan_export": read(May.EXPORT),
    "plan_import": write(May.IMPORT, "file held confirmed take_file remove"),
}
