"""Addresses: the register of settings, and facts that a person brings."""

from django.urls import URLPattern, path

from headway.web.assessment.views import facts, major_inspection, settings_loads, settings_register

_REGISTER, _FACTS = "settings-register/", "assessments/facts/"

urlpatterns: list[URLPattern] = [
    path(_REGISTER, settings_register.settings_register, name="settings_register"),
    path(f"{_REGISTER}files/", settings_loads.settings_loads, name="settings_loads"),
    path(f"{_REGISTER}files/add/", settings_loads.add_settings, name="add_settings"),
    path(f"{_REGISTER}kinds/<slug:kind>/", settings_register.settings_kind, name="settings_kind"),
    path(f"{_REGISTER}one/<slug:urn>/", settings_register.setting, name="setting"),
    path(_FACTS, facts.facts, name="facts"),
    path(f"{_FACTS}add/", facts.add_facts, name="add_facts"),
    path(f"{_FACTS}inspection/", major_inspection.add_major_inspection, name="add_major_inspection"),
    path(f"{_FACTS}<int:pk>/remove/", facts.remove_facts, name="remove_facts"),
    path(f"{_FACTS}<int:pk>/file/", facts.facts_csv, name="facts_csv"),
]
