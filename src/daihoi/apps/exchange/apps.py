from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.exchange"
    label = "exchange"
