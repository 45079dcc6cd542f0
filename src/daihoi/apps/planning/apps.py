from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.planning"
    label = "planning"
