"""Addresses: digest."""

from django.urls import URLPattern, path

from headway.web.lessons.views.digest import begin_paper, lessons_digest

urlpatterns: list[URLPattern] = [
    path("lessons/digest/", lessons_digest, name="lessons_digest"),
    path("lessons/digest/begin/", begin_paper, name="begin_lessons_paper"),
]
