"""The roles, and what each may do: the whole permission matrix in one place.

A role's meaning is reviewable here in a diff, and ``tests/web/test_permission_matrix.py`` holds every page and field
to it. What is not granted is refused.
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
    """

    opens: Needed
    writes: Needed | None = None
    of_object: bool = False
    once_published: bool = False

    def needs(self, method: str) -> Needed:
        """What a request by that method asks for."""
        return self.opens if method in ("GET", "HEAD", "OPTIONS") else self.writes or self.opens


def _open() -> Page:
    return Page(Who.EVERYBODY)


def _form() -> Page:
    return Page(Who.EVERYBODY, Who.EVERYBODY)


def _own() -> Page:
    return Page(Who.SIGNED_IN, Who.SIGNED_IN)


PAGES: dict[str, Page] = {
    # The site itself
    "home": _open(),
    "accessibility": _open(),
    # Signing in (allauth)
    "account_login": _form(),
    "account_logout": _form(),
    "account_inactive": _open(),
    "account_signup": _open(),
    "account_reset_password": _form(),
    "account_reset_password_done": _open(),
    "account_reset_password_from_key": _form(),
    "account_reset_password_from_key_done": _open(),
    "mfa_authenticate": _form(),
    "mfa_login_webauthn": _form(),
    "openid_connect_login": _form(),
    "openid_connect_callback": _open(),
    "socialaccount_login_cancelled": _open(),
    "socialaccount_login_error": _open(),
    "socialaccount_signup": _open(),
    # One's own account (allauth)
    "account_change_password": _own(),
    "account_set_password": _own(),
    "account_email": Page(Who.SIGNED_IN),
    "account_reauthenticate": _own(),
    "mfa_index": Page(Who.SIGNED_IN),
    "mfa_reauthenticate": _own(),
    "mfa_reauthenticate_webauthn": _own(),
    "mfa_activate_totp": _own(),
    "mfa_deactivate_totp": _own(),
    "mfa_view_recovery_codes": Page(Who.SIGNED_IN),
    "mfa_generate_recovery_codes": _own(),
    "mfa_download_recovery_codes": Page(Who.SIGNED_IN),
    "mfa_list_webauthn": Page(Who.SIGNED_IN),
    "mfa_add_webauthn": _own(),
    "mfa_edit_webauthn": _own(),
    "mfa_remove_webauthn": _own(),
    "socialaccount_connections": _own(),
    "your_account": Page(Who.SIGNED_IN),
    "what_roles_may_do": Page(Who.SIGNED_IN),
    # People
    "people": Page(May.MANAGE_PEOPLE),
    "add_person": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE),
    "person": Page(May.MANAGE_PEOPLE, of_object=True),
    "give_role": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, of_object=True),
    "end_role": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, of_object=True),
    "send_link": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, of_object=True),
    "reset_sign_in": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, of_object=True),
    # Register
    "authorities": _open(),
    "inspections": _open(),
    "national": _open(),
    # Plans and clocks
    "plans": _open(),
    "my_actions": _open(),
    "clocks": _open(),
    # Trail
    "trail": Page(May.SEE_TRAIL),
    "trail_csv": Page(May.EXPORT),
}

FIELDS: dict[str, dict[Needed, str]] = {
    # address: who may write → which fields of the forms sent to it (a day is one field)
    "account_login": {Who.EVERYBODY: "login password"},
    "account_logout": {Who.EVERYBODY: ""},
    "account_reset_password": {Who.EVERYBODY: "email"},
    "account_reset_password_from_key": {Who.EVERYBODY: "password1 password2"},
    "openid_connect_login": {Who.EVERYBODY: "next"},
    "mfa_login_webauthn": {Who.EVERYBODY: "credential next"},
    "account_change_password": {Who.SIGNED_IN: "oldpassword password1 password2"},
    "account_set_password": {Who.SIGNED_IN: "password1 password2"},
    "account_reauthenticate": {Who.SIGNED_IN: "password next"},
    "mfa_authenticate": {Who.EVERYBODY: "code credential"},
    "mfa_reauthenticate": {Who.SIGNED_IN: "code next"},
    "mfa_reauthenticate_webauthn": {Who.SIGNED_IN: "credential next"},
    "mfa_activate_totp": {Who.SIGNED_IN: "code"},
    "mfa_deactivate_totp": {Who.SIGNED_IN: ""},
    "mfa_generate_recovery_codes": {Who.SIGNED_IN: ""},
    "mfa_add_webauthn": {Who.SIGNED_IN: "name passwordless credential"},
    "mfa_edit_webauthn": {Who.SIGNED_IN: "name"},
    "mfa_remove_webauthn": {Who.SIGNED_IN: ""},
    "socialaccount_connections": {Who.SIGNED_IN: "account"},
    "add_person": {May.MANAGE_PEOPLE: "email name authority role from_day until_day"},
    "give_role": {May.MANAGE_PEOPLE: "authority role from_day until_day"},
    "end_role": {May.MANAGE_PEOPLE: "when until_day"},
    "send_link": {May.MANAGE_PEOPLE: ""},
    "reset_sign_in": {May.MANAGE_PEOPLE: ""},
}
