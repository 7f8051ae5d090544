"""Addresses: self-evaluations and rounds of audits."""

from django.urls import URLPattern, path

from headway.web.assessment.views import audit_rounds, claims, self_evaluations
from headway.web.assessment.views import self_evaluations_deciding as deciding

_ALL, _ONE = "self-evaluations/", "self-evaluations/<int:pk>/"
_CLAIM, _AUDITS = "self-evaluations/claims/<int:pk>/", "practice-audits/"

urlpatterns: list[URLPattern] = [
    path(_ALL, self_evaluations.self_evaluations, name="self_evaluations"),
    path(f"{_ALL}add/", deciding.add_self_evaluation, name="add_self_evaluation"),
    path(_ONE, self_evaluations.self_evaluation, name="self_evaluation"),
    path(f"{_ONE}file.<str:form>", self_evaluations.self_evaluation_file, name="self_evaluation_file"),
    path(f"{_ONE}propose/", deciding.propose_claims, name="propose_claims"),
    path(f"{_ONE}claims/add/", claims.add_claim, name="add_claim"),
    path(f"{_ONE}sign-off/", deciding.sign_off_self_evaluation, name="sign_off_self_evaluation"),
    path(f"{_ONE}publish/", deciding.publish_self_evaluation, name="publish_self_evaluation"),
    path(f"{_ONE}send-back/", deciding.send_back_self_evaluation, name="send_back_self_evaluation"),
    path(f"{_ONE}withdraw/", deciding.withdraw_self_evaluation, name="withdraw_self_evaluation"),
    path(f"{_CLAIM}change/", claims.change_claim, name="change_claim"),
    path(f"{_CLAIM}take/", claims.take_claim, name="take_claim"),
    path(f"{_CLAIM}remove/", claims.remove_claim, name="remove_claim"),
    path(_AUDITS, audit_rounds.audit_rounds, name="audit_rounds"),
    path(f"{_AUDITS}add/", audit_rounds.add_audit_round, name="add_audit_round"),
    path(f"{_AUDITS}<int:pk>/change/", audit_rounds.change_audit_round, name="change_audit_round"),
    path(f"{_AUDITS}<int:pk>/remove/", audit_rounds.remove_audit_round, name="remove_audit_round"),
]
