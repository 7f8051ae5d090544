"""Addresses: self-evaluations and rounds of audits."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
