"""Addresses: the letter of an assessment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
