"""Addresses: the hub and scorecards."""

from django.urls import URLPattern, path

from headway.web.performance.views import hub, scorecards, scorecards_keeping

_CARDS = "performance/scorecards/"

urlpatterns: list[URLPattern] = [
    path("performance/", hub.performance, name="performance"),
    path(f"{_CARDS}add/", scorecards_keeping.add_scorecard, name="add_scorecard"),
    path(f"{_CARDS}<int:pk>/", scorecards.scorecard, name="scorecard"),
    path(f"{_CARDS}<int:pk>/csv/", scorecards.scorecard_csv, name="scorecard_csv"),
    path(f"{_CARDS}<int:pk>/change/", scorecards_keeping.change_scorecard, name="change_scorecard"),
    path(f"{_CARDS}<int:pk>/retire/", scorecards_keeping.retire_scorecard, name="retire_scorecard"),
]
