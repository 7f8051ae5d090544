"""Addresses: digest."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
