"""Addresses: building, judging, signing off and publishing an assessment."""

from django.urls import URLPattern, path

from headway.web.assessment.views import assessments, building, hub, publishing, rules_changing

_ALL, _ONE = "assessments/", "assessments/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, hub.assessments, name="assessments"),
    path(f"{_ALL}national.<slug:form>", hub.distribution_chart, name="distribution_chart"),
    path(f"{_ALL}add/", building.add_assessment, name="add_assessment"),
    path(_ONE, assessments.assessment, name="assessment"),
    path(f"{_ONE}csv/", assessments.assessment_csv, name="assessment_csv"),
    path(f"{_ONE}rules/", assessments.assessment_rules, name="assessment_rules"),
    path(f"{_ONE}rules/file/", assessments.assessment_rules_file, name="assessment_rules_file"),
    path(f"{_ONE}rules/change/", rules_changing.change_assessment_rules, name="change_assessment_rules"),
    path(f"{_ONE}rules/numbers/", rules_changing.change_assessment_numbers, name="change_assessment_numbers"),
    path(f"{_ONE}example/", building.bring_example_facts, name="bring_example_facts"),
    path(f"{_ONE}rebuild/", building.rebuild_assessment, name="rebuild_assessment"),
    path(f"{_ONE}judge/", building.judge_assessment, name="judge_assessment"),
    path(f"{_ONE}drop/", building.drop_assessment, name="drop_assessment"),
    path(f"{_ONE}sign-off/", publishing.sign_off_assessment, name="sign_off_assessment"),
    path(f"{_ONE}publish/", publishing.publish_assessment, name="publish_assessment"),
    path(f"{_ONE}withdraw/", publishing.withdraw_assessment, name="withdraw_assessment"),
]
