"""Addresses: a red and the question it opens."""

from django.urls import URLPattern, path

from headway.web.performance.views import questions

urlpatterns: list[URLPattern] = [
    path("performance/questions/", questions.measure_questions, name="measure_questions"),
    path("performance/measures/<int:pk>/ask/", questions.ask_about_measure, name="ask_about_measure"),
]
