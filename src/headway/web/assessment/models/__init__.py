"""What is kept, by subject."""

from headway.web.assessment.models.assessments import Assessment, FactsFile, LetterEdit, ProfileEdition
from headway.web.assessment.models.self_evaluations import AuditRound, Claim, SelfEvaluation

__all__ = [
    "Assessment",
    "AuditRound",
    "Claim",
    "FactsFile",
    "LetterEdit",
    "ProfileEdition",
    "SelfEvaluation",
]
