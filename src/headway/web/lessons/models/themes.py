"""The themes of what a report asks for: proposed by the machine with its evidence, confirmed or changed by people."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.themes import themes
from headway.web.lessons.models.library import Passage
from headway.web.lessons.states import ThemeState


class PassageTheme(models.Model):
    """One theme of one passage. What a person decided stands, whatever the machine says later."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="themes")
    theme = models.CharField(max_length=30)
    """Key in ``headway.themes``' guide ("care_leavers")."""
    state = models.CharField(max_length=10, choices=ThemeState.choices, default=ThemeState.PROPOSED)
    proposed = models.BooleanField(default=True)
    """Whether the machine proposed it: false for one that only a person saw."""
    confidence = models.FloatField(null=True, blank=True)
    """The method's probability, 0 to 1; None where only a person gave it."""
    evidence = models.JSONField(default=list, blank=True)
    """What spoke for it, strongest first: each {"words", "weight" (log-odds), "rule" (whether a rule matched)}."""
    method = models.CharField(max_length=40, blank=True)
    """Name and version of the method that proposed it."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-confidence", "theme")
        constraints = (models.UniqueConstraint(fields=("passage", "theme"), name="one_theme_a_passage"),)
        indexes = (models.Index(fields=("theme", "state")),)

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display().lower()})"

    @property
    def name(self) -> str:
        """The theme's name; its key, where the guide no longer has it."""
        return next((one.name for one in themes() if one.key == self.theme), self.theme)


class LearntMethod(models.Model):
    """A method of proposing themes that learnt from people's decisions; the newest is in use. All are kept."""

    name = models.CharField(max_length=40, unique=True)
    """The shipped method's name and version, with the number of the learning ("words-and-rules-1.3")."""
    content = models.TextField()
    """As ``headway.themes.Method`` writes itself."""
    decided = models.PositiveIntegerField()
    """How many decisions on themes it learnt from."""
    before = models.FloatField(null=True, blank=True)
    """Agreement with people, 0 to 1, of the method before, on the same decisions; None where too few authorities."""
    after = models.FloatField(null=True, blank=True)
    """Agreement of this one, each authority's passages measured without learning from them."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_by_name = models.CharField(max_length=200, blank=True)
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made", "-id")

    def __str__(self) -> str:
        return f"{self.name}, from {self.decided} decisions"
