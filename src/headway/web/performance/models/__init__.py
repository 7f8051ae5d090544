"""What is kept, by subject."""

from headway.web.performance.models.figures import Load, Observation
from headway.web.performance.models.looking import Annotation, MeasureNote, Rebase
from headway.web.performance.models.measures import ActionMeasure, Measure, Target
from headway.web.performance.models.scorecards import PublicScorecard, Scorecard, ScorecardRow

__all__ = [
    "ActionMeasure",
    "Annotation",
    "Load",
    "Measure",
    "MeasureNote",
    "Observation",
    "PublicScorecard",
    "Rebase",
    "Scorecard",
    "ScorecardRow",
    "Target",
]
