"""An annual assessment: the profile in its editions, the judgement, who signed it off, what was published."""

from django.db import models

from headway.web.assessment.states import EditKind, State


class Assessment(models.Model):
    """An authority's assessment for a year by one rulebook. The judgement is a person's; rules only bound it."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    """The day on which the profile stands: nothing later is in it."""
    rulebook = models.CharField(max_length=40)
    """Id of the rulebook that ships with Headway, from which ``rules`` began."""
    rules = models.TextField(blank=True)
    """The rulebook as this council changed it, TOML; empty: as it ships."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    addressee = models.TextField(blank=True)
    """To whom the letter goes, a line each: name, post, council, address."""
    signatory = models.TextField(blank=True)
    """Who signs the letter, a line each."""
    letter_date = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    """Id of the grade on the rulebook's scale: one of those permitted."""
    because = models.TextField(blank=True)
    """The judge's written reason."""
    judged_by_id = models.BigIntegerField(null=True, blank=True)
    judged_by_name = models.CharField(max_length=200, blank=True)
    judged = models.DateTimeField(null=True, blank=True)
    signed_off_by_id = models.BigIntegerField(null=True, blank=True)
    signed_off_by_name = models.CharField(max_length=200, blank=True)
    signed_off = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    content = models.JSONField(default=dict, blank=True)
    """What was published: the letter, the profile and the judgement as they stood, frozen."""
    sha256 = models.CharField(max_length=64, blank=True)
    """Of ``content`` in canonical JSON, taken when it was signed off: what was signed off is what is shown."""
    why = models.TextField(blank=True)
    """Why it was withdrawn."""
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-id")

    def __str__(self) -> str:
        return f"{self.authority}: assessment {self.year}"


class ProfileEdition(models.Model):
    """The profile as built at one time, with what the rules made of it; building again adds an edition."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    profile = models.JSONField()
    """``headway.assessment.profile_file.as_dict``."""
    assessed = models.JSONField()
    """``headway.assessment.judging.Assessed.as_dict``: permitted, leaning, reasons, limiting."""
    made = models.DateTimeField(auto_now_add=True)
    made_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("assessment", "number"), name="one_profile_edition_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.assessment}, profile {self.number}"


class LetterEdit(models.Model):
    """What a person did to one sentence of the drafted letter. Edits append; the latest of a key that stands counts."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="edits")
    key = models.CharField(max_length=120)
    """The sentence's key; for an added one, a new key."""
    kind = models.CharField(max_length=6, choices=EditKind.choices, default=EditKind.CHANGE)
    text = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    """The sentence as it was drafted when the person edited it; of an added one, what its figures said."""
    after = models.CharField(max_length=120, blank=True)
    """For an added sentence, the key of the one before it."""
    sources = models.JSONField(default=list, blank=True)
    """Keys of the profile's lines that an added or changed sentence stands on."""
    because = models.TextField(blank=True)
    by_name = models.CharField(max_length=200)
    by_id = models.BigIntegerField(null=True)
    made = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, blank=True)
    undone_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.key}"


class FactsFile(models.Model):
    """Lines of the profile that a person brought in as a file, or wrote in a form; kept with who said so."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="assessment_facts")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    """The lines, in the CSV of ``headway.assessment.profile_file``."""
    by_name = models.CharField(max_length=200)
    made = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True, blank=True)
    removed_by_name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title
