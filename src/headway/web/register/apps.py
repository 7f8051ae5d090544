from django.apps import AppConfig


class Register(AppConfig):
    name = "headway.web.register"
    label = "register"
    verbose_name = "Register"
