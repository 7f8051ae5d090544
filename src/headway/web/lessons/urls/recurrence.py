"""Addresses: our own recommendations met again."""

from django.urls import URLPattern, path

from headway.web.lessons.views import recurrence

_HERE = "lessons/recurrences/"

urlpatterns: list[URLPattern] = [
    path(_HERE, recurrence.recurrences, name="recurrences"),
    path(f"{_HERE}propose/", recurrence.propose_recurrences, name="propose_recurrences"),
    path(f"{_HERE}<int:pk>/", recurrence.recurrence, name="recurrence"),
    path(f"{_HERE}<int:pk>/decide/", recurrence.decide_recurrence, name="decide_recurrence"),
    path(f"{_HERE}of/<int:pk>/add/", recurrence.add_recurrence, name="add_recurrence"),
]
