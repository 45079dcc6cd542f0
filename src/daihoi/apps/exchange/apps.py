from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Tell the log the words of what this room writes down."""
        import daihoi.apps.exchange.wording  # noqa: PLC0415, F401 (models load first)
