"""Addresses: the first page of lessons, and themes."""

from django.urls import URLPattern, path

from headway.web.lessons.views import themes, themes_hub

urlpatterns: list[URLPattern] = [
    path("lessons/", themes_hub.lessons, name="lessons"),
    path("lessons/themes/", themes.themes, name="themes"),
    path("lessons/themes/themes.csv", themes.themes_csv, name="themes_csv"),
    path("lessons/themes/<slug:key>/", themes.theme, name="theme"),
]
