"""The addresses of this app's pages, by subject."""

from django.urls import URLPattern

from headway.web.performance.urls import figures, measures, public, questions, scorecards

urlpatterns: list[URLPattern] = [
    *scorecards.urlpatterns,
    *measures.urlpatterns,
    *figures.urlpatterns,
    *questions.urlpatterns,
    *public.urlpatterns,
]
