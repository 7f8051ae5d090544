"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.trail import views

urlpatterns: list[URLPattern] = [
    path("trail/", views.trail, name="trail"),
    path("trail/trail.csv", views.trail_csv, name="trail_csv"),
]
