from django.apps import AppConfig


class CountingConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.counting"
    label = "counting"

    def ready(self) -> None:
        import daihoi.apps.counting.wording  # noqa: PLC0415, F401 (tells its words)
