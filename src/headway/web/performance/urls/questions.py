"""Addresses: a red and the question it opens; an action of the plan and the measures it should move."""

from django.urls import URLPattern, path

from headway.web.performance.views import moving, questions

urlpatterns: list[URLPattern] = [
    path("performance/questions/", questions.measure_questions, name="measure_questions"),
    path("performance/measures/<int:pk>/ask/", questions.ask_about_measure, name="ask_about_measure"),
    path("performance/actions/<int:pk>/measure/", moving.should_move, name="should_move"),
    path("performance/moves/<int:pk>/end/", moving.no_longer_move, name="no_longer_move"),
]
