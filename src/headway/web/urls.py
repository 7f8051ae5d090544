"""Every address of the site: one app a subject."""

from django.urls import URLPattern, URLResolver, include, path

from headway.web import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("account/", include("headway.web.accounts.sign_in_urls")),
    path("", include("headway.web.accounts.urls")),
    path("", include("headway.web.register.urls")),
    path("", include("headway.web.plans.urls")),
    path("", include("headway.web.scrutiny.urls")),
    path("", include("headway.web.lessons.urls")),
    path("", include("headway.web.performance.urls")),
    path("", include("headway.web.assessment.urls")),
    path("", include("headway.web.exchange.urls")),
    path("", include("headway.web.trail.urls")),
]
