"""The roles and what each may do. Which page and field asks for what is in ``accounts/pages``.

A role's meaning is reviewable here in a diff; ``tests/web/test_permission_matrix.py`` holds every role, page and field
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
    ANALYST = "performance analyst"
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
    Role.MEMBER: "An elected member: reads drafts of plans and what is published, and puts questions.",
    Role.OFFICER: "Answers recommendations, writes the plan and updates their own actions.",
    Role.ACTION_OWNER: "Updates the actions they own, attaches evidence and proposes closure.",
    Role.QUALITY_ASSURANCE: "Adds inspections, confirms what was read, writes the plan and updates any action.",
    Role.ANALYST: "Loads figures, keeps measures, targets and scorecards; prepares the public’s edition.",
    Role.DEMOCRATIC_SERVICES: "Keeps meetings, agendas and minutes, publishes papers, follows what is owed to members.",
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
    PUBLISH = "publish a plan, a statement, or figures that another has made ready"
    EXPORT = "export"
    IMPORT = "import"
    MANAGE_PEOPLE = "give and end roles"
    KEEP_MEETINGS = "keep bodies, meetings, agendas and minutes"
    WRITE_PAPERS = "write papers, letters and messages"
    SEE_PAPER_DRAFTS = "see papers that are being written"
    SIGN_OFF = "sign off papers, where one is named for it"
    PUBLISH_PAPERS = "publish agendas, papers and minutes"
    SEE_RESTRICTED = "see exempt and confidential items"
    ASK = "put questions to officers"
    ANSWER = "answer members' questions and commitments"
    KEEP_LIBRARY = "load other authorities' reports and confirm their themes"
    DECIDE_LESSONS = "say whether a lesson is relevant and what came of it"
    KEEP_MEASURES = "load figures, keep measures, targets and scorecards, make the public's edition ready"
    NOTE_MEASURES = "write what lies behind a figure"
    KEEP_ASSESSMENTS = "build annual assessments and self-evaluations, judge, edit letters, record audits"


_READS = frozenset(
    {
        May.SEE_PUBLISHED,
        May.SEE_DRAFTS,
        May.SEE_EVIDENCE,
        May.SEE_TRAIL,
        May.SEE_PAPER_DRAFTS,
        May.EXPORT,
    }
)
_OFFICER = _READS | {
    May.UPDATE_OWN_ACTIONS,
    May.WRITE_PAPERS,
    May.SIGN_OFF,
    May.ANSWER,
    May.NOTE_MEASURES,
}

MATRIX: dict[Role, frozenset[May]] = {
    Role.PUBLIC: frozenset({May.SEE_PUBLISHED}),
    Role.MEMBER: frozenset({May.SEE_PUBLISHED, May.SEE_DRAFTS, May.EXPORT, May.ASK, May.SIGN_OFF}),
    Role.OFFICER: _OFFICER | {May.WRITE_PLAN, May.KEEP_LIBRARY, May.DECIDE_LESSONS},
    Role.ACTION_OWNER: frozenset(
        {May.SEE_PUBLISHED, May.SEE_DRAFTS, May.SEE_EVIDENCE, May.UPDATE_OWN_ACTIONS, May.NOTE_MEASURES}
    ),
    Role.QUALITY_ASSURANCE: _OFFICER
    | {
        May.ADD_INSPECTIONS,
        May.WRITE_PLAN,
        May.UPDATE_ANY_ACTION,
        May.IMPORT,
        May.KEEP_LIBRARY,
        May.DECIDE_LESSONS,
        May.KEEP_MEASURES,
        May.KEEP_ASSESSMENTS,
        May.ASK,
    },
    Role.ANALYST: _OFFICER | {May.KEEP_MEASURES, May.KEEP_ASSESSMENTS, May.KEEP_LIBRARY, May.ASK},
    Role.DEMOCRATIC_SERVICES: frozenset(
        {
            May.SEE_PUBLISHED,
            May.SEE_DRAFTS,
            May.EXPORT,
            May.SEE_TRAIL,
            May.KEEP_MEETINGS,
            May.WRITE_PAPERS,
            May.SEE_PAPER_DRAFTS,
            May.SIGN_OFF,
            May.PUBLISH_PAPERS,
            May.SEE_RESTRICTED,
            May.ASK,
        }
    ),
    Role.DIRECTOR: _OFFICER
    | {
        May.WRITE_PLAN,
        May.UPDATE_ANY_ACTION,
        May.DECIDE_CLOSURE,
        May.PUBLISH,
        May.SEE_RESTRICTED,
        May.KEEP_LIBRARY,
        May.DECIDE_LESSONS,
        May.KEEP_MEASURES,
        May.KEEP_ASSESSMENTS,
        May.ASK,
    },
    Role.INSPECTOR: _READS | {May.SEE_RESTRICTED},
    Role.ADMINISTRATOR: frozenset(
        {May.SEE_PUBLISHED, May.SEE_TRAIL, May.MANAGE_PEOPLE, May.EXPORT, May.IMPORT}
    ),
}


def grants(role: Role) -> frozenset[May]:
    """Everything a role may do; every role may do what the public may."""
    return MATRIX[role] | MATRIX[Role.PUBLIC]
