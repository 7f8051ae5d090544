"""The addresses of this app's pages."""

from django.urls import URLPattern, path

from headway.web.register.views import adding, asked, authorities, confirming, files, inspections, national

urlpatterns: list[URLPattern] = [
    path("authorities/", authorities.authorities, name="authorities"),
    path("authorities/<str:code>/", authorities.authority, name="authority"),
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/add/", adding.add, name="inspection_add"),
    path("inspections/add/by-hand/", adding.add_by_hand, name="inspection_add_by_hand"),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("inspections/<int:pk>/report/", files.report, name="inspection_report"),
    path("inspections/<int:pk>/page/<int:number>/", files.report_page, name="inspection_page"),
    path("inspections/<int:pk>/page/<int:number>.png", files.page_picture, name="inspection_page_picture"),
    path("inspections/<int:pk>/received/", confirming.received, name="inspection_received"),
    path("inspections/<int:pk>/confirm/", confirming.confirm, name="inspection_confirm"),
    path("inspections/<int:pk>/confirm/details/", confirming.details, name="inspection_details"),
    path("inspections/<int:pk>/confirm/judgements/", confirming.judgements, name="inspection_judgements"),
    path(
        "inspections/<int:pk>/confirm/recommendations/",
        asked.recommendations,
        name="inspection_recommendations",
    ),
    path(
        "inspections/<int:pk>/confirm/recommendations/add/",
        asked.add_recommendation,
        name="inspection_recommendation_add",
    ),
    path(
        "inspections/<int:pk>/confirm/recommendations/<int:recommendation>/",
        asked.recommendation,
        name="inspection_recommendation",
    ),
    path("inspections/<int:pk>/confirm/findings/", asked.links, name="inspection_links"),
    path("inspections/<int:pk>/confirm/turn-down/", confirming.reject, name="inspection_reject"),
    path("national/", national.national, name="national"),
]
