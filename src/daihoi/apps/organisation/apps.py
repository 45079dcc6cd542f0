from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.organisation"
    label = "organisation"
