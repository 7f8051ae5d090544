"""The register of settings: who is inspected in an authority, and what came of it, on any day.

In: the inspectorate's published files of providers and inspections, or a list of one's own. Out: settings, their
history, and how many were good or better, beside others. Names of childminders and children's homes are never kept.
"""

from headway.assessment.settings.edition import Edition
from headway.assessment.settings.layout import Layout, layouts
from headway.assessment.settings.loading import Loaded, load
from headway.assessment.settings.store import ENGLAND, SettingsStore
from headway.assessment.settings.values import Inspected, Outcome, Setting, Tally

__all__ = [
    "ENGLAND",
    "Edition",
    "Inspected",
    "Layout",
    "Loaded",
    "Outcome",
    "Setting",
    "SettingsStore",
    "Tally",
    "layouts",
    "load",
]
