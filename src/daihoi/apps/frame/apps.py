from django.apps import AppConfig


class FrameConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.frame"
    label = "frame"
