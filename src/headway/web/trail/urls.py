"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.home import accessibility as _to_be_built

urlpatterns: list[URLPattern] = [
    path("trail/", _to_be_built, name="trail"),
]
