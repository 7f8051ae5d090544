"""The annual assessment: a performance profile, the grades that its rules permit, and the letter that says so.

In: what is known of an authority in a year, and rules as data. Out: permitted grades with reasons, sentences with their
sources. The four points are Ofsted's of 2009 to 2011; what it did not publish is marked as our assumption.
"""

from headway.assessment.judging import Assessed, assess, permits, printed, refuse_unless_permitted
from headway.assessment.kinds import SettingKind, kind, kinds
from headway.assessment.profile import (
    Better,
    Block,
    Counts,
    Major,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.assessment.rulebook import Rulebook, read_rulebook, rulebook, rulebook_for, rulebooks

__all__ = [
    "Assessed",
    "Better",
    "Block",
    "Counts",
    "Major",
    "MajorInspection",
    "MeasureLine",
    "Origin",
    "Profile",
    "Rulebook",
    "SettingKind",
    "SettingLine",
    "Stated",
    "Value",
    "assess",
    "kind",
    "kinds",
    "permits",
    "printed",
    "read_rulebook",
    "refuse_unless_permitted",
    "rulebook",
    "rulebook_for",
    "rulebooks",
]
