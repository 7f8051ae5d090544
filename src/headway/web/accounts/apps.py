from django.apps import AppConfig


class Accounts(AppConfig):
    name = "headway.web.accounts"
    label = "accounts"
    verbose_name = "Accounts"
