"""Addresses: the library of reports and its passages."""

from django.urls import URLPattern, path

from headway.web.lessons.views import library, library_keeping, passages

_REPORTS = "lessons/reports/"

urlpatterns: list[URLPattern] = [
    path(_REPORTS, library.library, name="library"),
    path(f"{_REPORTS}csv/", library.library_csv, name="library_csv"),
    path(f"{_REPORTS}add/", library_keeping.library_add, name="library_add"),
    path(f"{_REPORTS}<int:pk>/remove/", library_keeping.library_remove, name="library_remove"),
    path(f"{_REPORTS}<int:pk>/", library.library_report, name="library_report"),
    path(f"{_REPORTS}<int:pk>/pages/<int:number>/", library.library_report_page, name="library_report_page"),
    path("lessons/passages/<int:pk>/", passages.passage, name="passage"),
]
