"""What people fill in about plans. A form checks that something was given; whether it may be done, the action says."""

from headway.web.plans.forms.answers import (
    AnswerForm,
    IssueForm,
    PlanForm,
    PublishForm,
    SinceForm,
    WordForm,
    word_rows,
)
from headway.web.plans.forms.progress import ClosureForm, DecisionForm, EvidenceForm, ReopenForm, UpdateForm
from headway.web.plans.forms.promises import (
    ActionForm,
    MilestoneForm,
    OwnerForm,
    ReachedForm,
    RescheduleForm,
    owner_rows,
)

__all__ = [
    "ActionForm",
    "AnswerForm",
    "ClosureForm",
    "DecisionForm",
    "EvidenceForm",
    "IssueForm",
    "MilestoneForm",
    "OwnerForm",
    "PlanForm",
    "PublishForm",
    "ReachedForm",
    "ReopenForm",
    "RescheduleForm",
    "SinceForm",
    "UpdateForm",
    "WordForm",
    "owner_rows",
    "word_rows",
]
