"""Addresses: measures as they are kept, targets, loads of figures."""

from django.urls import URLPattern, path

from headway.web.performance.views import keeping, loads

_MEASURES, _LOADS = "performance/measures/", "performance/loads/"

urlpatterns: list[URLPattern] = [
    path(_MEASURES, keeping.measures, name="measures"),
    path(f"{_MEASURES}add/", keeping.add_measure, name="add_measure"),
    path(f"{_MEASURES}catalogue/", keeping.keep_catalogue, name="keep_catalogue"),
    path(f"{_MEASURES}<int:pk>/change/", keeping.change_measure, name="change_measure"),
    path(f"{_MEASURES}<int:pk>/target/", keeping.set_target, name="set_target"),
    path(_LOADS, loads.loads, name="loads"),
    path(f"{_LOADS}add/", loads.add_load, name="add_load"),
    path(f"{_LOADS}<int:pk>/", loads.load, name="load"),
    path(f"{_LOADS}<int:pk>/withdraw/", loads.withdraw_load, name="withdraw_load"),
]
