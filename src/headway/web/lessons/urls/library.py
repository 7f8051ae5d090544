"""Addresses: the library of reports and its passages."""

from django.urls import URLPattern, path

from headway.web.lessons.views import library, passages

_REPORTS = "lessons/reports/"

urlpatterns: list[URLPattern] = [
    path(_REPORTS, library.library, name="library"),
    path(f"{_REPORTS}<int:pk>/", library.library_report, name="library_report"),
    path(f"{_REPORTS}<int:pk>/pages/<int:number>/", library.library_report_page, name="library_report_page"),
    path("lessons/passages/<int:pk>/", passages.passage, name="passage"),
]
