"""A profile kept and handed on: as JSON, and as one long CSV that people fill and the website gives back.

In: a profile, or a file of facts. Out: the other form, the same to the last figure; faults with row and column.
The columns are Headway's own; grades always carry their scale.
"""

from headway.assessment.profile_file.as_json import as_dict, from_dict, grade_as_dict, grade_from_dict
from headway.assessment.profile_file.as_table import as_csv
from headway.assessment.profile_file.from_table import read_csv
from headway.assessment.profile_file.lines import JudgementGiven, Lines, lines_of, merge, profile_from
from headway.assessment.profile_file.rows import COLUMNS

__all__ = [
    "COLUMNS",
    "JudgementGiven",
    "Lines",
    "as_csv",
    "as_dict",
    "from_dict",
    "grade_as_dict",
    "grade_from_dict",
    "lines_of",
    "merge",
    "profile_from",
    "read_csv",
]
