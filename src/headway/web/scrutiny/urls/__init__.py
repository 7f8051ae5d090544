"""The addresses of this app's pages, by subject. What the public reads is under ``committees/``, and only that."""

from django.urls import URLPattern

from headway.web.scrutiny.urls import hub, meetings, minutes, owed, papers, published

urlpatterns: list[URLPattern] = [
    *hub.urlpatterns,
    *meetings.urlpatterns,
    *papers.urlpatterns,
    *minutes.urlpatterns,
    *owed.urlpatterns,
    *published.urlpatterns,
]
