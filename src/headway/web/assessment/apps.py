"""The app."""

from django.apps import AppConfig


class Assessment(AppConfig):
    """Annual assessments, self-evaluations."""

    name = "headway.web.assessment"
    label = "assessment"
