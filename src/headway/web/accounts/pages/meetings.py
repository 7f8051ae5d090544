"""Bodies, meetings, agendas and the forward plan."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_BODY = "version name kind remit meets_in_public template from_day"
_ITEM = (
    "version number title description papers late_because "
    "classification exempt_paragraphs restricted_because classified_by classified_on"
)
_PLANNED = (
    "version title matter is_key why_key body decision_maker decide_from decide_until documents ask "
    "in_private private_because exception exception_because paper"
)
_DECLARED = "name kind item is_sensitive text left_the_room"
_NEW = May.KEEP_MEETINGS

PAGES: dict[str, Page] = {
    # Bodies and who sits on them
    "bodies": Page(May.SEE_DRAFTS),
    "add_body": Page(_NEW, _NEW, f"authority {_BODY}"),
    "body": read(May.SEE_DRAFTS),
    "change_body": write(May.KEEP_MEETINGS, _BODY),
    "end_body": write(May.KEEP_MEETINGS, "version until_day reason"),
    "add_seat": write(May.KEEP_MEETINGS, "version person name role group from_day until_day"),
    "change_seat": write(May.KEEP_MEETINGS, "version person name role group from_day"),
    "end_seat": write(May.KEEP_MEETINGS, "version until_day"),
    "body_attendance": read(May.SEE_DRAFTS),
    "work_programme": read(May.SEE_DRAFTS),
    # Meetings
    "meetings": Page(May.SEE_DRAFTS),
    "meetings_calendar": Page(May.SEE_DRAFTS),
    "add_meeting": Page(_NEW, _NEW, "version body on time place"),
    "meeting": read(May.SEE_DRAFTS),
    "move_meeting": write(May.KEEP_MEETINGS, "version on time place reason"),
    "cancel_meeting": write(May.KEEP_MEETINGS, "version reason"),
    "hold_meeting": write(May.KEEP_MEETINGS, "version"),
    "decisions_published": write(May.KEEP_MEETINGS, "version on"),
    # Agendas
    "agenda": read(May.SEE_DRAFTS),
    "add_agenda_item": write(May.KEEP_MEETINGS, _ITEM),
    "add_standing_items": write(May.KEEP_MEETINGS),
    "change_agenda_item": write(May.KEEP_MEETINGS, _ITEM),
    "move_agenda_item": write(May.KEEP_MEETINGS, "version direction"),
    "remove_agenda_item": write(May.KEEP_MEETINGS, "version"),
    # Who came, what was declared
    "attendance": read(May.SEE_DRAFTS),
    "record_attendance": write(
        May.KEEP_MEETINGS,
        "version member.name member.presence other.name other.post other.presence other.stands_in_for",
    ),
    "declare": write(May.KEEP_MEETINGS, _DECLARED),
    "change_declaration": write(May.KEEP_MEETINGS, _DECLARED),
    # The forward plan
    "forward_plan": Page(May.SEE_DRAFTS),
    "add_planned_decision": Page(_NEW, _NEW, f"authority {_PLANNED}"),
    "planned_decision": read(May.SEE_DRAFTS),
    "change_planned_decision": write(May.KEEP_MEETINGS, _PLANNED),
    "withdraw_planned_decision": write(May.KEEP_MEETINGS, "version reason"),
    "second_notice": write(May.KEEP_MEETINGS, "version on representations answer"),
}
