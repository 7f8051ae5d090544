"""What a published letter states, beside ours: each statement supported, contradicted, or without data.

In: a profile and our letter. Out: every statement of the published letter, restated in our words, and what decided it.
"""

from headway.assessment.statements.setting_beside import (
    Beside,
    Standing,
    Statement,
    beside,
    statements,
)

__all__ = [
    "Beside",
    "Standing",
    "Statement",
    "beside",
    "statements",
]
