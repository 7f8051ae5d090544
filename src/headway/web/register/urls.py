"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.home import accessibility as _to_be_built

urlpatterns: list[URLPattern] = [
    path("authorities/", _to_be_built, name="authorities"),
    path("inspections/", _to_be_built, name="inspections"),
    path("national/", _to_be_built, name="national"),
]
