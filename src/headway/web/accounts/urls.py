"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.home import accessibility as _to_be_built

urlpatterns: list[URLPattern] = [
    path("your-account/", _to_be_built, name="your_account"),
    path("people/", _to_be_built, name="people"),
]
