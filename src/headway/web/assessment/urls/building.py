"""Addresses: building, judging, signing off and publishing an assessment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
