"""Addresses: a measure, its charts, notes and limits; consistency and workforce."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
