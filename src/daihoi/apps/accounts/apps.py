from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.accounts"
    label = "accounts"
