"""The roles, what each may do, and which page and field asks for what: the whole permission matrix in one place.

A role's meaning is reviewable here in a diff. ``headway.web.access.Gate`` lets nobody past what PAGES says, and
``tests/web/test_permission_matrix.py`` holds every role, page and field to it. What is not granted is refused.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in an authority."""

    PUBLIC = "public"
    MEMBER = "member"
    OFFICER = "officer"
    ACTION_OWNER = "action owner"
    QUALITY_ASSURANCE = "quality assurance"
    DEMOCRATIC_SERVICES = "democratic services"
    DIRECTOR = "director"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role as it stands on screen."""
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        """What the role is for, in a sentence."""
        return _MEANINGS[self]


_MEANINGS = {
    Role.PUBLIC: "Everybody, signed in or not: reads what is published.",
    Role.MEMBER: "An elected member: reads drafts of plans and what is published.",
    Role.OFFICER: "Answers recommendations, writes the plan and updates their own actions.",
    Role.ACTION_OWNER: "Updates the actions they own, attaches evidence and proposes closure.",
    Role.QUALITY_ASSURANCE: "Adds inspections, confirms what was read, writes the plan and updates any action.",
    Role.DEMOCRATIC_SERVICES: "Reads drafts and the trail, and exports papers for meetings.",
    Role.DIRECTOR: "Writes the plan, decides closure for the owning body and publishes.",
    Role.INSPECTOR: "Reads everything with its evidence and trail, writes nothing; ends by itself.",
    Role.ADMINISTRATOR: "Adds people, gives and ends roles, imports and exports; sees no drafts.",
}


class May(StrEnum):
    """Something that a page or a field asks for."""

    SEE_PUBLISHED = "see what is published"
    SEE_DRAFTS = "see drafts: unconfirmed readings, unpublished plans, updates"
    SEE_EVIDENCE = "open evidence files"
    SEE_TRAIL = "see the trail"
    ADD_INSPECTIONS = "add an inspection and confirm what was read"
    WRITE_PLAN = "answer recommendations, add and change actions"
    UPDATE_OWN_ACTIONS = "update the actions one owns, attach evidence, propose closure"
    UPDATE_ANY_ACTION = "update any action"
    DECIDE_CLOSURE = "make or refuse a closure for the owning body"
    PUBLISH = "publish a plan or statement"
    EXPORT = "export"
    IMPORT = "import"
    MANAGE_PEOPLE = "give and end roles"


_READS = frozenset({May.SEE_PUBLISHED, May.SEE_DRAFTS, May.SEE_EVIDENCE, May.SEE_TRAIL, May.EXPORT})
_OFFICER = _READS | {May.UPDATE_OWN_ACTIONS}

MATRIX: dict[Role, frozenset[May]] = {
    Role.PUBLIC: frozenset({May.SEE_PUBLISHED}),
    Role.MEMBER: frozenset({May.SEE_PUBLISHED, May.SEE_DRAFTS, May.EXPORT}),
    Role.OFFICER: _OFFICER | {May.WRITE_PLAN},
    Role.ACTION_OWNER: frozenset(
        {May.SEE_PUBLISHED, May.SEE_DRAFTS, May.SEE_EVIDENCE, May.UPDATE_OWN_ACTIONS}
    ),
    Role.QUALITY_ASSURANCE: _OFFICER
    | {May.ADD_INSPECTIONS, May.WRITE_PLAN, May.UPDATE_ANY_ACTION, May.IMPORT},
    Role.DEMOCRATIC_SERVICES: frozenset({May.SEE_PUBLISHED, May.SEE_DRAFTS, May.EXPORT, May.SEE_TRAIL}),
    Role.DIRECTOR: _OFFICER | {May.WRITE_PLAN, May.UPDATE_ANY_ACTION, May.DECIDE_CLOSURE, May.PUBLISH},
    Role.INSPECTOR: _READS,
    Role.ADMINISTRATOR: frozenset(
        {May.SEE_PUBLISHED, May.SEE_TRAIL, May.MANAGE_PEOPLE, May.EXPORT, May.IMPORT}
    ),
}


def grants(role: Role) -> frozenset[May]:
    """Everything a role may do; every role may do what the public may."""
    return MATRIX[role] | MATRIX[Role.PUBLIC]


class Who(StrEnum):
    """Who may open a page that asks for no role."""

    EVERYBODY = "everybody"
    SIGNED_IN = "anybody who has signed in"


Needed = May | Who


@dataclass(frozen=True)
class Page:
    """Who may open an address (``opens``) and who may send a form to it (``writes``; None: it takes no form).

    ``of_object``: the address names an object of one authority, so that the permission must be held there, and for
    people of other authorities it does not exist (404); a page without is open to whoever holds the permission in any
    authority, and shows what belongs there. ``once_published``: everybody may open the object when it is published.
    ``or_own``: what suffices of one who owns the object (an action that one is named for).

    ``fields`` are those of the forms sent to the address: a day is one field, rows of a list are "row.field". A form is
    written whole or not at all: fields that need another permission have an address of their own.
    """

    opens: Needed
    writes: Needed | None = None
    fields: str = ""
    of_object: bool = False
    once_published: bool = False
    or_own: May | None = None

    def needs(self, method: str) -> Needed:
        """What a request by that method asks for."""
        return self.opens if method in ("GET", "HEAD", "OPTIONS") else self.writes or self.opens


def _open() -> Page:
    return Page(Who.EVERYBODY)


def _form(fields: str) -> Page:
    return Page(Who.EVERYBODY, Who.EVERYBODY, fields)


def _self(fields: str | None = None) -> Page:
    return Page(Who.SIGNED_IN, None if fields is None else Who.SIGNED_IN, fields or "")


def _read(what: May, *, once_published: bool = False) -> Page:
    return Page(what, of_object=True, once_published=once_published)


def _write(what: May, fields: str = "", *, or_own: May | None = None) -> Page:
    return Page(what, what, fields, of_object=True, or_own=or_own)


_PROMISE = (
    "version title detail measure measure_kind hears_children start due depends_on "
    "owner.person owner.name owner.post"
)
_DETAILS = "framework form start end start2 end2 published received stated_due note"

PAGES: dict[str, Page] = {
    # The site itself
    "home": _open(),
    "accessibility": _open(),
    # Signing in (allauth's addresses, see sign_in_urls)
    "account_login": _form("login password next"),
    "account_logout": _form("next"),
    "account_inactive": _open(),
    "account_signup": _open(),
    "account_reset_password": _form("email"),
    "account_reset_password_done": _open(),
    "account_reset_password_from_key": _form("password1 password2"),
    "account_reset_password_from_key_done": _open(),
    "mfa_authenticate": _form("code credential"),
    "mfa_login_webauthn": _form("credential next"),
    "openid_connect_login": _form("next"),
    "openid_connect_callback": _open(),
    "socialaccount_login_cancelled": _open(),
    "socialaccount_login_error": _open(),
    "socialaccount_signup": _open(),
    # One's own account
    "account_change_password": _self("oldpassword password1 password2"),
    "account_set_password": _self("password1 password2"),
    "account_email": _self(),
    "account_reauthenticate": _self("password next"),
    "mfa_index": _self(),
    "mfa_reauthenticate": _self("code next"),
    "mfa_reauthenticate_webauthn": _self("credential next"),
    "mfa_activate_totp": _self("code"),
    "mfa_deactivate_totp": _self(""),
    "mfa_view_recovery_codes": _self(),
    "mfa_generate_recovery_codes": _self(""),
    "mfa_download_recovery_codes": _self(),
    "mfa_list_webauthn": _self(),
    "mfa_add_webauthn": _self("name passwordless credential"),
    "mfa_edit_webauthn": _self("name"),
    "mfa_remove_webauthn": _self(""),
    "socialaccount_connections": _self("account"),
    "your_account": _self(),
    "what_roles_may_do": _self(),
    # People
    "people": Page(May.MANAGE_PEOPLE),
    "add_person": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, "email name authority role from_day until_day"),
    "person": _read(May.MANAGE_PEOPLE),
    "give_role": _write(May.MANAGE_PEOPLE, "authority role from_day until_day"),
    "end_role": _write(May.MANAGE_PEOPLE, "when until_day"),
    "send_link": _write(May.MANAGE_PEOPLE),
    "reset_sign_in": _write(May.MANAGE_PEOPLE),
    # Register
    "authorities": _open(),
    "authority": _open(),
    "inspections": _open(),
    "national": _open(),
    "inspection": _read(May.SEE_DRAFTS, once_published=True),
    "inspection_report": _read(May.SEE_DRAFTS, once_published=True),
    "inspection_page": _read(May.SEE_DRAFTS, once_published=True),
    "inspection_page_picture": _read(May.SEE_DRAFTS, once_published=True),
    "inspection_add": Page(May.ADD_INSPECTIONS, May.ADD_INSPECTIONS, "report received authority"),
    "inspection_add_by_hand": Page(
        May.ADD_INSPECTIONS,
        May.ADD_INSPECTIONS,
        f"authority {_DETAILS}",
    ),
    "inspection_received": _write(May.ADD_INSPECTIONS, "version received stated_due why"),
    "inspection_confirm": _write(May.ADD_INSPECTIONS, "version"),
    "inspection_details": _write(
        May.ADD_INSPECTIONS,
        f"version {_DETAILS}",
    ),
    "inspection_judgements": _write(May.ADD_INSPECTIONS, "version judgement.grade rule.reason"),
    "inspection_recommendations": _write(May.ADD_INSPECTIONS, "asked.state all"),
    "inspection_recommendation": _write(
        May.ADD_INSPECTIONS, "version number text sub_items addressee kind due_band page state"
    ),
    "inspection_recommendation_add": _write(
        May.ADD_INSPECTIONS, "number text sub_items addressee kind due_band page"
    ),
    "inspection_links": _write(May.ADD_INSPECTIONS, "link.state asked.finding"),
    "inspection_reject": _write(May.ADD_INSPECTIONS, "version why"),
    # Plans and clocks
    "plans": _open(),
    "clocks": _open(),
    "my_actions": _self(),
    "one_minute_update": _form("version status narrative"),  # its key is in the address
    "plan": _read(May.SEE_DRAFTS, once_published=True),
    "plan_statement": _read(May.SEE_DRAFTS, once_published=True),
    "plan_statement_file": _read(May.SEE_DRAFTS, once_published=True),
    "plan_board": _read(May.SEE_DRAFTS),
    "plan_table": _read(May.SEE_DRAFTS),
    "plan_timeline": _read(May.SEE_DRAFTS),
    "plan_changes": _read(May.SEE_DRAFTS),
    "plan_health": _read(May.SEE_DRAFTS),
    "item": _read(May.SEE_DRAFTS),
    "action": _read(May.SEE_DRAFTS),
    "recommendation_thread": _read(May.SEE_DRAFTS),
    "evidence_file": _read(May.SEE_EVIDENCE),
    "draft_plan": _write(May.WRITE_PLAN, "version title owning_body"),
    "change_plan": _write(May.WRITE_PLAN, "version title owning_body"),
    "status_words": _write(May.WRITE_PLAN, "version word.word word.meaning word.rag word.must_explain"),
    "take_in_recommendations": _write(May.WRITE_PLAN),
    "publish_plan": _write(May.PUBLISH, "version on"),
    "add_issue": _write(May.WRITE_PLAN, "version issue"),
    "change_issue": _write(May.WRITE_PLAN, "version issue remove"),
    "answer": _write(May.WRITE_PLAN, "version answer reason"),
    "add_action": _write(
        May.WRITE_PLAN,
        _PROMISE,
    ),
    "change_action": _write(
        May.WRITE_PLAN,
        _PROMISE,
    ),
    "reschedule": _write(May.WRITE_PLAN, "version due reason"),
    "add_milestone": _write(May.WRITE_PLAN, "version title due"),
    "change_milestone": _write(May.WRITE_PLAN, "version title due remove"),
    "reach_milestone": _write(May.UPDATE_ANY_ACTION, "version on", or_own=May.UPDATE_OWN_ACTIONS),
    "update_action": _write(May.UPDATE_ANY_ACTION, "version status narrative", or_own=May.UPDATE_OWN_ACTIONS),
    "attach_evidence": _write(May.UPDATE_ANY_ACTION, "revises title file", or_own=May.UPDATE_OWN_ACTIONS),
    "propose_closure": _write(
        May.UPDATE_ANY_ACTION, "stage narrative evidence", or_own=May.UPDATE_OWN_ACTIONS
    ),
    "decide_closure": _write(May.DECIDE_CLOSURE, "outcome body reason"),
    "reopen": _write(May.DECIDE_CLOSURE, "version reason"),
    "plan_export": _read(May.EXPORT),
    "plan_import": _write(May.IMPORT, "file held confirmed take_file remove"),
    # Trail
    "trail": Page(May.SEE_TRAIL),
    "trail_csv": Page(May.EXPORT),
}
