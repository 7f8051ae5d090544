"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.home import accessibility as _to_be_built

urlpatterns: list[URLPattern] = [
    path("plans/", _to_be_built, name="plans"),
    path("my-actions/", _to_be_built, name="my_actions"),
    path("clocks/", _to_be_built, name="clocks"),
]
