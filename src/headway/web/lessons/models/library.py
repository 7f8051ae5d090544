"""Published reports of any authority, page by page and passage by passage. They belong to no authority of the site."""

from django.db import models
from django.utils import timezone

from headway.web.lessons.states import PassageKind


class LibraryReport(models.Model):
    """One document that was given to the library: read, or refused with the reason, so that it is not read again."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    """The file's name in the folder it came from. Of a document that a person gave and that was refused, no more than
    a part of its hash: what is no report may be anything, and its name may name a child.
    """
    size = models.PositiveBigIntegerField(default=0)
    framework = models.CharField(max_length=30, blank=True)
    """Family word of ``headway.reports.ReportFramework`` ("SIF"); empty where the document was refused."""
    form = models.CharField(max_length=30, blank=True)
    authority = models.ForeignKey(
        "register.Authority", models.PROTECT, null=True, blank=True, related_name="library_reports"
    )
    authority_name = models.CharField(max_length=100, blank=True)
    began = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    """As the report prints it; None where it prints none."""
    pages = models.PositiveIntegerField(default=0)
    refusal = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    """The report of the same inspection that was held before: this one is kept, and counted nowhere."""
    loaded = models.DateTimeField(default=timezone.now, editable=False)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("-ended", "-id")
        indexes = (models.Index(fields=("framework", "ended")),)

    def __str__(self) -> str:
        if self.refusal:  # as the trail tells it, which forgets nothing: without the name
            return self.anonymous
        day = self.published or self.ended
        when = f"{day.day} {day:%B %Y}" if day else "no date"
        return f"{self.authority_name or 'Authority not found'}, {self.framework}, {when}"

    @property
    def anonymous(self) -> str:
        """A name that says nothing of what the document is."""
        return f"document {self.sha256[:12]}"

    @property
    def dated(self):  # type: ignore[no-untyped-def] - date or None
        """The day that lists and counts by year go by: the last day of fieldwork, else the day printed."""
        return self.ended or self.published


class LibraryGrade(models.Model):
    """One judgement of a report, in the framework's own words."""

    report = models.ForeignKey(LibraryReport, models.CASCADE, related_name="grades")
    key = models.CharField(max_length=40)
    """As in ``headway.reports.Judgements`` ("overall", "help_protection", ...)."""
    grade = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "key"), name="one_grade_a_key"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.grade}"


class LibraryPage(models.Model):
    """The text of one page, as it was read: what a quotation is checked against."""

    report = models.ForeignKey(LibraryReport, models.CASCADE, related_name="page_texts")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="one_text_a_page"),)

    def __str__(self) -> str:
        return f"Page {self.number}"


class Passage(models.Model):
    """A piece of a report that search finds and a paper quotes: an item asked for, a paragraph, other text."""

    report = models.ForeignKey(LibraryReport, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=PassageKind.choices)
    number = models.CharField(max_length=10, blank=True)
    """The printed number of an item or paragraph."""
    addressee = models.CharField(max_length=20, blank=True)
    """Of an item asked for: as in ``headway.reports.Addressee``."""
    chapter = models.CharField(max_length=40, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ("report_id", "order")
        constraints = (models.UniqueConstraint(fields=("report", "order"), name="one_passage_a_place"),)
        indexes = (models.Index(fields=("kind", "report")),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip() + f" on page {self.page} of {self.report}"

    @property
    def thread(self) -> str:
        """The name of this passage's line in the trail."""
        return f"passage:{self.pk}"
