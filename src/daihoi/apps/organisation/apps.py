from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.organisation"
    label = "organisation"

    def ready(self) -> None:
        """Tell the log the words of what this room writes down."""
        import daihoi.apps.organisation.wording  # noqa: PLC0415, F401 (models load first)
