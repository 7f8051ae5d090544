"""The addresses of this app's pages, by subject, all under ``lessons/``."""

from django.urls import URLPattern

from headway.web.lessons.urls import decisions, digest, library, recurrence, review, search, themes

urlpatterns: list[URLPattern] = [
    *library.urlpatterns,
    *search.urlpatterns,
    *themes.urlpatterns,
    *review.urlpatterns,
    *decisions.urlpatterns,
    *recurrence.urlpatterns,
    *digest.urlpatterns,
]
