"""Addresses: a red and the question it opens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
