"""Addresses: what the public sees, and how an edition comes to be seen."""

from django.urls import URLPattern, path

from headway.web.performance.views import public, public_deciding, public_making

_PUBLIC, _EDITION = "performance/public/", "performance/editions/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_PUBLIC, public.public_scorecards, name="public_scorecards"),
    path(f"{_PUBLIC}<int:pk>/", public.public_scorecard, name="public_scorecard"),
    path(f"{_PUBLIC}<int:pk>/csv/", public.public_scorecard_csv, name="public_scorecard_csv"),
    path(f"{_PUBLIC}<int:pk>/chart/<int:measure>.<slug:form>", public.public_chart, name="public_chart"),
    path("performance/scorecards/<int:pk>/public/", public_making.make_public, name="make_public"),
    path(_EDITION, public_making.public_edition, name="public_edition"),
    path(f"{_EDITION}approve/", public_deciding.approve_public, name="approve_public"),
    path(f"{_EDITION}publish/", public_deciding.publish_public, name="publish_public"),
    path(f"{_EDITION}withdraw/", public_deciding.withdraw_public, name="withdraw_public"),
]
