"""The addresses of this room's pages."""

from django.urls import URLPattern, path

from headway.web.exchange import views

urlpatterns: list[URLPattern] = [
    path("plans/<int:pk>/export.<str:form>", views.plan_export, name="plan_export"),
    path("plans/<int:pk>/import/", views.plan_import, name="plan_import"),
]
