"""Addresses: what was decided about other authorities' findings."""

from django.urls import URLPattern, path

from headway.web.lessons.views import decisions, decisions_list

urlpatterns: list[URLPattern] = [
    path("lessons/decided/", decisions_list.lessons_decided, name="lessons_decided"),
    path("lessons/decided/lessons.csv", decisions_list.lessons_decided_csv, name="lessons_decided_csv"),
    path("lessons/decided/<int:pk>/", decisions_list.lesson, name="lesson"),
    path("lessons/decided/<int:pk>/outcome/", decisions.lesson_outcome, name="lesson_outcome"),
    path("lessons/decided/<int:pk>/action/", decisions.lesson_action, name="lesson_action"),
    path("lessons/passages/<int:pk>/decide/", decisions.decide_lesson, name="decide_lesson"),
]
