from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.elections"
    label = "elections"

    def ready(self) -> None:
        import daihoi.apps.elections.wording  # noqa: PLC0415, F401 (tells its words)
