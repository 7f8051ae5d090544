"""Addresses: a measure, its charts, notes and limits; consistency and workforce."""

from django.urls import URLPattern, path

from headway.web.performance.views import measures, measures_charts, measures_county, measures_saying

_ONE = "performance/measures/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("performance/consistency/", measures_county.consistency, name="consistency"),
    path("performance/workforce/", measures_county.workforce, name="workforce"),
    path(
        "performance/workforce/<slug:code>/chart.<slug:form>",
        measures_county.workforce_chart,
        name="workforce_chart",
    ),
    path(_ONE, measures.measure, name="measure"),
    path(f"{_ONE}csv/", measures.measure_csv, name="measure_csv"),
    path(f"{_ONE}chart/<slug:what>.<slug:form>", measures_charts.measure_chart, name="measure_chart"),
    path(f"{_ONE}note/", measures_saying.note_measure, name="note_measure"),
    path(f"{_ONE}limits/", measures_saying.rebase_measure, name="rebase_measure"),
    path(f"{_ONE}mark/", measures_saying.annotate, name="annotate"),
    path("performance/limits/<int:pk>/withdraw/", measures_saying.withdraw_rebase, name="withdraw_rebase"),
    path(
        "performance/marks/<int:pk>/withdraw/",
        measures_saying.withdraw_annotation,
        name="withdraw_annotation",
    ),
]
