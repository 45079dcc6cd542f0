from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.reporting"
    label = "reporting"
