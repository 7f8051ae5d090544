"""The roles, and what each may do: the whole permission matrix in one place.

A role's meaning is reviewable here in a diff, and ``tests/web/test_permission_matrix.py`` holds every page and field
to it. What is not granted is refused.
"""

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
