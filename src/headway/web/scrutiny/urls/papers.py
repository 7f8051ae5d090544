"""Addresses: papers."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import (
    papers,
    papers_about,
    papers_signing,
    papers_versions,
    papers_writing,
)

urlpatterns: list[URLPattern] = [
    path("papers/", papers.papers, name="papers"),
    path("papers/add/", papers_writing.add_paper, name="add_paper"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/paper.<str:kind>", papers.paper_file, name="paper_file"),
    path("papers/<int:pk>/write/", papers_writing.write_paper, name="write_paper"),
    path("papers/<int:pk>/versions/", papers_versions.compare, name="paper_versions"),
    path("papers/<int:pk>/versions/<int:number>/", papers_versions.bring_back, name="bring_back_paper"),
    path("papers/<int:pk>/who-signs/", papers_signing.signatories, name="paper_signatories"),
    path("papers/<int:pk>/ask/", papers_signing.ask_for_sign_off, name="ask_for_sign_off"),
    path("papers/<int:pk>/errors/", papers_signing.answer_for_errors, name="paper_errors"),
    path("papers/<int:pk>/sign/", papers_signing.sign_paper, name="sign_paper"),
    path("papers/<int:pk>/withdraw/", papers_about.withdraw_paper, name="withdraw_paper"),
    path("papers/<int:pk>/appendices/", papers_about.add_appendix, name="add_appendix"),
    path("papers/appendices/<int:pk>/", papers.appendix_file, name="appendix_file"),
    path("papers/appendices/<int:pk>/remove/", papers_about.remove_appendix, name="remove_appendix"),
]
