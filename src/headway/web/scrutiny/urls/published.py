"""Addresses: published."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
