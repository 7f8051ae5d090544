"""Addresses: papers."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import papers, papers_writing

urlpatterns: list[URLPattern] = [
    path("papers/", papers.papers, name="papers"),
    path("papers/add/", papers_writing.add_paper, name="add_paper"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/write/", papers_writing.write_paper, name="write_paper"),
    path("papers/<int:pk>/paper.<str:kind>", papers.paper_file, name="paper_file"),
    path("papers/appendices/<int:pk>/", papers.appendix_file, name="appendix_file"),
]
