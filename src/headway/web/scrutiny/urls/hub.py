"""Addresses: the front page of committee work."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import hub

urlpatterns: list[URLPattern] = [path("committee-work/", hub.committee_work, name="committee_work")]
