"""Addresses: deciding themes, and how far machine and people agree."""

from django.urls import URLPattern, path

from headway.web.lessons.views import review

urlpatterns: list[URLPattern] = [
    path("lessons/review/", review.theme_review, name="theme_review"),
    path("lessons/review/agreement/", review.theme_agreement, name="theme_agreement"),
    path("lessons/review/learn/", review.relearn_themes, name="relearn_themes"),
    path("lessons/passages/<int:pk>/themes/", review.decide_theme, name="decide_theme"),
]
