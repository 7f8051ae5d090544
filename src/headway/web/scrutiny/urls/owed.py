"""Addresses: owed."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
