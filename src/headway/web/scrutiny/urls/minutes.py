"""Addresses: minutes and commitments."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import minutes

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("agenda-items/<int:pk>/minute/", minutes.write_minute, name="write_minute"),
]
