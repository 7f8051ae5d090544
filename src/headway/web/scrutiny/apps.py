"""The app."""

from django.apps import AppConfig


class Scrutiny(AppConfig):
    """Bodies, meetings, papers, minutes, and who owes what to whom."""

    name = "headway.web.scrutiny"
    label = "scrutiny"
