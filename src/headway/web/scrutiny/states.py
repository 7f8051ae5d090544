"""The closed lists of committee work."""

from django.db import models


class BodyKind(models.TextChoices):
    """What kind of body sits."""

    COUNCIL = "council", "Full council"
    CABINET = "cabinet", "Cabinet"
    CABINET_COMMITTEE = "cabinet committee", "Cabinet committee"
    SCRUTINY = "scrutiny", "Overview and scrutiny committee"
    COMMITTEE = "committee", "Other committee"
    PANEL = "panel", "Panel"
    BOARD = "board", "Board"

    @property
    def is_executive(self) -> bool:
        """Whether it takes executive decisions, which can be called in."""
        return self is BodyKind.CABINET


class SeatRole(models.TextChoices):
    """What somebody is on a body."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice chair", "Vice-chair"
    MEMBER = "member", "Member"
    SUBSTITUTE = "substitute", "Substitute"
    CO_OPTED = "co-opted", "Co-opted member"


class MeetingState(models.TextChoices):
    """What became of a sitting."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class MinutesState(models.TextChoices):
    """How far the minutes of a meeting have come. Confirmed ones cannot change."""

    NONE = "none", "Not written"
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published as draft"
    CONFIRMED = "confirmed", "Confirmed"


class Presence(models.TextChoices):
    """How somebody took part in a meeting."""

    PRESENT = "present", "Present"
    SUBSTITUTE = "substitute", "Present as substitute"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"
    IN_ATTENDANCE = "in attendance", "In attendance"


class Interest(models.TextChoices):
    """What kind of interest was declared (Localism Act 2011 ss.29-31; others by the council's own code)."""

    PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
    SIGNIFICANT = "significant", "Other significant interest"
    OTHER = "other", "Other interest"


class PaperKind(models.TextChoices):
    """What a document is about, or is."""

    INSPECTION_OUTCOME = "inspection outcome", "Outcome of an inspection"
    PLAN_PROGRESS = "plan progress", "Progress of the plan"
    RED_INDICATORS = "red indicators", "Indicators that are red"
    LESSONS = "lessons", "Lessons from other authorities"
    AUDITS = "audits", "Case audits"
    WORKFORCE = "workforce", "Recruitment and retention"
    HEALTH_CHECK = "health check", "Health check of social work"
    CORPORATE_PARENTING = "corporate parenting", "Corporate parenting scorecard"
    OTHER = "other", "Another subject"
    BRIEFING = "briefing", "Member briefing note"
    MESSAGE = "message", "Message to staff"
    LETTER = "letter", "Letter"

    @property
    def is_committee_paper(self) -> bool:
        """Whether it is a paper to a body, with a pathway and recommendations."""
        return self not in (PaperKind.BRIEFING, PaperKind.MESSAGE, PaperKind.LETTER)


class PaperState(models.TextChoices):
    """How far a paper has come."""

    DRAFT = "draft", "Draft"
    SIGNING = "signing", "Waiting for sign-off"
    SIGNED = "signed", "Signed off"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Classification(models.TextChoices):
    """Who may see it. Exempt and confidential are different things: see ``models/classified.py``."""

    UNRESTRICTED = "unrestricted", "Unrestricted"
    EXEMPT = "exempt", "Exempt"
    CONFIDENTIAL = "confidential", "Confidential"


class PathwayRole(models.TextChoices):
    """What a body does with a paper on its way."""

    CONSULTED = "consulted", "Is consulted"
    COMMENTS = "comments", "Considers and comments"
    ENDORSES = "endorses", "Considers and endorses, or recommends"
    DECIDES = "decides", "Decides"
    NOTES = "notes", "Notes"


class SignOutcome(models.TextChoices):
    """What a signatory made of a paper."""

    PENDING = "pending", "Waiting"
    SIGNED = "signed", "Signed off"
    RETURNED = "returned", "Sent back"


class Background(models.TextChoices):
    """Background documents are an explicit choice; published works are none (S.I. 2012/2089 reg. 2)."""

    UNSAID = "", "Not chosen yet"
    NONE = "none", "None"
    LISTED = "listed", "These documents"


class PublicationKind(models.TextChoices):
    """What was published."""

    PAPER = "paper", "Paper"
    AGENDA = "agenda", "Agenda"
    MINUTES = "minutes", "Minutes"
    NOTICE = "notice", "Forward plan notice"


class Exception28(models.TextChoices):
    """Why a key decision is taken on shorter notice (S.I. 2012/2089 regs. 10 and 11)."""

    NONE = "none", "Full notice is given"
    GENERAL = "general", "General exception"
    URGENT = "urgent", "Special urgency"


class CommitmentState(models.TextChoices):
    """A commitment is the machine's proposal, or a person's; met only by a paper or an update."""

    PROPOSED = "proposed", "Proposed by the machine"
    OPEN = "open", "Owed"
    MET = "met", "Met"
    REJECTED = "rejected", "Not a commitment"


class Response(models.TextChoices):
    """What the executive says to a scrutiny recommendation. A no, in whole or part, has a reason."""

    NONE = "none", "No response yet"
    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Partly accepted"
    REJECTED = "rejected", "Rejected"


class Monitor(models.TextChoices):
    """How a scrutiny recommendation goes on. Only the committee closes it."""

    NOT_STARTED = "not started", "Not started"
    ON_TRACK = "on track", "On track"
    AT_RISK = "at risk", "At risk"
    OFF_TRACK = "off track", "Off track"
    DELIVERED = "delivered", "Delivered"
    EMBEDDED = "embedded", "Embedded: impact evidenced"
    PAUSED = "paused", "Paused"
    SUPERSEDED = "superseded", "Superseded"

    @property
    def must_explain(self) -> bool:
        """Whether the word alone does not do."""
        return self in (Monitor.AT_RISK, Monitor.OFF_TRACK, Monitor.PAUSED, Monitor.SUPERSEDED)
