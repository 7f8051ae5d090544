"""Addresses: minutes and commitments."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import commitments, commitments_forms, minutes, minutes_import, minutes_record

_ONE = "commitments/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("agenda-items/<int:pk>/minute/", minutes.write_minute, name="write_minute"),
    path("meetings/<int:pk>/minutes/confirm/", minutes_record.confirm_minutes, name="confirm_minutes"),
    path("meetings/<int:pk>/minutes.<str:kind>", minutes_record.minutes_file, name="minutes_file"),
    path("minutes/import/", minutes_import.import_minutes, name="import_minutes"),
    path("minutes/<int:pk>/correct/", minutes_record.correct_minute, name="correct_minute"),
    path("minutes/<int:pk>/classify/", minutes_record.classify_minute, name="classify_minute"),
    path("minutes/<int:pk>/commitments/add/", commitments_forms.add_commitment, name="add_commitment"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/csv/", commitments.commitments_csv, name="commitments_csv"),
    path(_ONE, commitments.commitment, name="commitment"),
    path(f"{_ONE}confirm/", commitments_forms.confirm_commitment, name="confirm_commitment"),
    path(f"{_ONE}change/", commitments_forms.change_commitment, name="change_commitment"),
    path(f"{_ONE}turn-down/", commitments_forms.reject_commitment, name="reject_commitment"),
    path(f"{_ONE}met/", commitments_forms.meet_commitment, name="meet_commitment"),
    path(f"{_ONE}received/", commitments_forms.commitment_received, name="commitment_received"),
    path(f"{_ONE}still-owed/", commitments_forms.owe_again, name="owe_again"),
    path(f"{_ONE}join/", commitments_forms.join_commitment, name="join_commitment"),
    path(f"{_ONE}plan/", commitments_forms.commitment_to_plan, name="commitment_to_plan"),
]
