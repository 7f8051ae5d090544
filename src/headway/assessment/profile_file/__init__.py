"""A profile kept and handed on: as JSON, and as one long CSV that people fill and the website gives back.

In: a profile, or a file of facts. Out: the other form, the same to the last figure; faults with row and column.
The columns are Headway's own; grades always carry their scale.
"""

from headway.assessment.profile_file.as_json import as_dict, from_dict, grade_as_dict, grade_from_dict

__all__ = ["as_dict", "from_dict", "grade_as_dict", "grade_from_dict"]
