"""Classification: who may see a thing, by which paragraph, why, and who decided it."""

from django.db import models

from headway.web.scrutiny.states import Classification


class Classified(models.Model):
    """Something that may be kept from the public.

    Exempt: paragraphs 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972 (England), and why the public
    interest in keeping it outweighs that in disclosing it. Confidential (s.100A(3)): a department's terms or a law
    or court order forbid disclosure; no balance is struck, and the ground is named.
    """

    classification = models.CharField(
        max_length=12, choices=Classification.choices, default=Classification.UNRESTRICTED
    )
    exempt_paragraphs = models.JSONField(default=list, blank=True)
    """Numbers from 1 to 7, in order."""
    restricted_because = models.TextField(blank=True)
    """The public-interest reason of an exempt thing; the ground of a confidential one."""
    classified_by = models.CharField(max_length=200, blank=True)
    """Who decided it: name and post."""
    classified_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether the public may see it once it is published."""
        return self.classification == Classification.UNRESTRICTED
