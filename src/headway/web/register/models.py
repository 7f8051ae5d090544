"""Authorities, report files, inspections with their judgements, findings and recommendations, national registers."""

from datetime import date

from django.db import models

from headway.web.register.sniffing import MediaType
from headway.web.register.states import Confirmation


class Authority(models.Model):
    """One council under one ONS code, as headway.areas knows it; loaded when the database is made."""

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    dfe_number = models.CharField(max_length=3, blank=True)
    region = models.CharField(max_length=60, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    successors = models.JSONField(default=list)

    class Meta:
        ordering = ("name", "code")
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class ReportFile(models.Model):
    """A report as it was given, kept by content hash; its text by page stands beside it for confirming."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=60)
    pages = models.JSONField(default=list)
    added = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def has_pictures(self) -> bool:
        """Whether its pages can be drawn as printed: those of a PDF can, a text has none."""
        return self.media_type == MediaType.PDF


class Inspection(models.Model):
    """One event under one framework, held by one authority. A draft until a person has confirmed what was read."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="inspections")
    framework = models.CharField(max_length=40)
    """Id of the framework's version, as headway.frameworks has it ("sif", "ilacs_2023")."""
    form = models.CharField(max_length=40, blank=True)
    windows = models.JSONField(default=list)
    """Fieldwork as a list of [first day, last day], ISO dates; empty where not known."""
    received = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    stated_due = models.DateField(null=True, blank=True)
    """The date that the document itself prints for the plan: it governs over the computed one."""
    report = models.ForeignKey(ReportFile, models.PROTECT, null=True, blank=True, related_name="inspections")
    record = models.JSONField(null=True, blank=True)
    """What the reader proposed, as it proposed it."""
    state = models.CharField(max_length=12, choices=Confirmation.choices, default=Confirmation.PROPOSED)
    checked = models.JSONField(default=list, blank=True)
    """Which parts a person has gone through: "details", "judgements"."""
    overrides = models.JSONField(default=dict, blank=True)
    """Why a grade stands that an observed rule speaks against: rule id to the reason that a person gave."""
    note = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_name = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-published", "-id")

    def __str__(self) -> str:
        return f"{self.authority}: {self.framework}, {self.published or 'not published'}"

    @property
    def periods(self) -> list[tuple[date, date]]:
        """Fieldwork as days, first and last of each window."""
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.windows]

    @property
    def began(self) -> date | None:
        """The first day of fieldwork."""
        return self.periods[0][0] if self.windows else None

    @property
    def ended(self) -> date | None:
        """The last day of fieldwork, of the last window where there are two."""
        return self.periods[-1][1] if self.windows else None


class Judgement(models.Model):
    """One line of the framework's tree with the grade recorded, in the framework's own words."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="judgements")
    key = models.CharField(max_length=60)
    """Id of the judgement in the framework ("overall", "help_and_protection")."""
    label = models.CharField(max_length=200)
    grade = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=("inspection", "key"), name="one_grade_a_judgement"),)

    def __str__(self) -> str:
        return f"{self.label}: {self.grade}"


class Finding(models.Model):
    """A passage of the report with its paragraph number and page."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings")
    paragraph = models.CharField(max_length=10, blank=True)
    page = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=30, blank=True)
    chapter = models.CharField(max_length=40, blank=True)
    tagged = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return f"Paragraph {self.paragraph}" if self.paragraph else f"Passage on page {self.page}"


class Recommendation(models.Model):
    """A numbered item the report asks for, addressed to the authority, the safeguarding board or partners."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="recommendations")
    number = models.CharField(max_length=10, blank=True)
    addressee = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    due_band = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    sub_items = models.JSONField(default=list)
    page = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=Confirmation.choices, default=Confirmation.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    findings = models.ManyToManyField(Finding, through="FindingLink", related_name="recommendations")

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return f"Recommendation {self.number}" if self.number else f"Recommendation {self.order + 1}"

    @property
    def thread(self) -> str:
        """The name of this recommendation's line in the trail."""
        return f"recommendation:{self.pk}"


class FindingLink(models.Model):
    """A recommendation joined to a finding: printed in the report, or proposed by the machine until confirmed."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="links")
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="links")
    origin = models.CharField(max_length=10)
    """"printed", "proposed" or "person"."""
    state = models.CharField(max_length=12, choices=Confirmation.choices, default=Confirmation.PROPOSED)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("recommendation", "finding"), name="one_link"),)


class RegisterEdition(models.Model):
    """One load of a national register: which file, when, and what it covers. Editions are kept, never overwritten."""

    source = models.CharField(max_length=200)
    """The file's own title, or its name where it has none."""
    layout = models.CharField(max_length=60, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    as_at = models.DateField(null=True, blank=True)
    covers_to = models.DateField(null=True, blank=True)
    """The day of the last report in it: of a later day it knows nothing."""
    loaded = models.DateTimeField(auto_now_add=True)
    rows = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list, blank=True)
    """What could not be read, a sentence each."""
    not_inspected = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-loaded",)

    def __str__(self) -> str:
        return self.source


class NationalInspection(models.Model):
    """One row of a national register: any authority's inspection with its judgements."""

    edition = models.ForeignKey(RegisterEdition, models.CASCADE, related_name="inspections")
    authority_name = models.CharField(max_length=100)
    authority_code = models.CharField(max_length=9, blank=True, db_index=True)
    framework = models.CharField(max_length=20)
    form = models.CharField(max_length=60, blank=True)
    start = models.DateField(null=True)
    start_printed = models.CharField(max_length=20, blank=True)
    end = models.DateField(null=True)
    published = models.DateField(null=True, db_index=True)
    """A date printed only in part counts from the end of its period; ``published_printed`` keeps it as printed."""
    published_printed = models.CharField(max_length=20, blank=True)
    judgements = models.JSONField(default=dict)
    """Grade words by record key ("overall", "help_protection", ...); keys without a grade are left out."""
    theme = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("authority_name", "published")
        indexes = (models.Index(fields=("framework", "published")),)

    def __str__(self) -> str:
        return f"{self.authority_name}: {self.framework}, {self.published or 'no date'}"
