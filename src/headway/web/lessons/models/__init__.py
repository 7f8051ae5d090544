"""The library of reports, the themes of what they ask for, lessons, and recurrence at home."""

from headway.web.lessons.models.decisions import Lesson, Recurrence
from headway.web.lessons.models.library import LibraryGrade, LibraryPage, LibraryReport, Passage
from headway.web.lessons.models.neighbours import Neighbour, NeighbourList
from headway.web.lessons.models.themes import LearntMethod, PassageTheme

__all__ = [
    "LearntMethod",
    "Lesson",
    "LibraryGrade",
    "LibraryPage",
    "LibraryReport",
    "Neighbour",
    "NeighbourList",
    "Passage",
    "PassageTheme",
    "Recurrence",
]
