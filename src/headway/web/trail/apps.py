from django.apps import AppConfig


class Trail(AppConfig):
    name = "headway.web.trail"
    label = "trail"
    verbose_name = "Trail"
