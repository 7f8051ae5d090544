"""The self-evaluation: what the council says of itself, on what evidence; and rounds of practice audits, as counts."""

from django.db import models

from headway.web.assessment.states import Question, Stance, State


class SelfEvaluation(models.Model):
    """What an authority says of itself in a year, in answer to three questions."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="self_evaluations")
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    written_by_id = models.BigIntegerField(null=True, blank=True)
    """Who began it. Neither this person nor who wrote or took a claim may sign it off."""
    written_by_name = models.CharField(max_length=200, blank=True)
    signed_off_by_id = models.BigIntegerField(null=True, blank=True)
    signed_off_by_name = models.CharField(max_length=200, blank=True)
    signed_off = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    published_by_name = models.CharField(max_length=200, blank=True)
    content = models.JSONField(default=dict, blank=True)
    """What was signed off: claims, evidence and what spoke against them, frozen
    (``headway.assessment.self_evaluation.text``).
    """
    sha256 = models.CharField(max_length=64, blank=True)
    """Of ``content`` in canonical JSON: what was signed off is what is shown."""
    why = models.TextField(blank=True)
    """Why it was withdrawn."""
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-id")
        verbose_name = "self-evaluation"

    def __str__(self) -> str:
        return self.title


class Claim(models.Model):
    """One thing that it says, about one area of practice."""

    self_evaluation = models.ForeignKey(SelfEvaluation, models.CASCADE, related_name="claims")
    question = models.PositiveSmallIntegerField(choices=Question.choices)
    area = models.CharField(max_length=40)
    """Id of an area of practice (``headway.assessment.self_evaluation.practice``)."""
    stance = models.CharField(max_length=12, choices=Stance.choices, default=Stance.NEITHER)
    text = models.TextField()
    evidence = models.JSONField(default=list, blank=True)
    """Keys of the live evidence that it names ("measure:12", "judgement:5", "audit:3", "action:7")."""
    stands_because = models.TextField(blank=True)
    """Why a claim of strength stands although something speaks against it; a person's words."""
    answered = models.JSONField(default=list, blank=True)
    """What those words answer: keys of what spoke against the claim then (``Against.key``). What comes later is not."""
    is_proposed = models.BooleanField(default=False)
    """Whether the machine proposed it and nobody has taken it yet: such a claim is never signed off."""
    order = models.PositiveSmallIntegerField(default=0)
    is_removed = models.BooleanField(default=False)
    by_name = models.CharField(max_length=200)
    by_id = models.BigIntegerField(null=True, blank=True)
    """Who wrote, took or changed it last; None: nobody has."""
    writers = models.JSONField(default=list, blank=True)
    """Ids of everybody who has."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("question", "order", "id")

    def __str__(self) -> str:
        return self.text[:80]


class AuditRound(models.Model):
    """A round of practice audits in one area, as counts by grade: never a case, a child or an auditor."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="audit_rounds")
    title = models.CharField(max_length=200)
    area = models.CharField(max_length=40)
    finished = models.DateField()
    outstanding = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    requires_improvement = models.PositiveIntegerField(default=0)
    inadequate = models.PositiveIntegerField(default=0)
    moderated = models.PositiveIntegerField(null=True, blank=True)
    """How many were looked at again by a second person."""
    changed = models.PositiveIntegerField(null=True, blank=True)
    """How many of those had their grade changed."""
    learned = models.TextField(blank=True)
    by_name = models.CharField(max_length=200)
    removed = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    """Why it was taken off."""
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-finished", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def audited(self) -> int:
        """How many cases were audited."""
        return self.outstanding + self.good + self.requires_improvement + self.inadequate
