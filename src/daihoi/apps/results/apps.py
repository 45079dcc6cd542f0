from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.results"
    label = "results"
