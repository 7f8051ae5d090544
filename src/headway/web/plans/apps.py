from django.apps import AppConfig


class Plans(AppConfig):
    name = "headway.web.plans"
    label = "plans"
    verbose_name = "Plans"
