"""The app."""

from django.apps import AppConfig


class Lessons(AppConfig):
    """The library of reports, their themes, and what an authority makes of them."""

    name = "headway.web.lessons"
    label = "lessons"
