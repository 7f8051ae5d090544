"""Addresses: loads of figures, targets, owners."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
