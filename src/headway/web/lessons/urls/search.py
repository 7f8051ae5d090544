"""Addresses: search."""

from django.urls import URLPattern, path

from headway.web.lessons.views import search

urlpatterns: list[URLPattern] = [
    path("lessons/search/", search.library_search, name="library_search"),
    path("lessons/search.csv", search.library_search_csv, name="library_search_csv"),
]
