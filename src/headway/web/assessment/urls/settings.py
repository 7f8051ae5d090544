"""Addresses: the register of settings, and facts that a person brings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
