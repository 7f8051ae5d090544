"""Addresses: the hub and scorecards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
