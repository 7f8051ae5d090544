"""The addresses of this app's pages, by subject."""

from django.urls import URLPattern

from headway.web.assessment.urls import building, letters, self_evaluations, settings

urlpatterns: list[URLPattern] = [
    *building.urlpatterns,
    *letters.urlpatterns,
    *settings.urlpatterns,
    *self_evaluations.urlpatterns,
]
