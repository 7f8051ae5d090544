"""The app."""

from django.apps import AppConfig


class Performance(AppConfig):
    """Measures, figures, scorecards."""

    name = "headway.web.performance"
    label = "performance"
