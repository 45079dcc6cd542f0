from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The room as Django knows it; it listens for changed congresses and for a changed tree."""

    name = "daihoi.apps.reporting"
    label = "reporting"

    def ready(self) -> None:
        from daihoi.apps.planning import changes  # noqa: PLC0415 (models load first)
        from daihoi.apps.reporting import services  # noqa: PLC0415

        changes.on_congress_change(services.follow_congresses)
        changes.on_tree_change(services.rebuild_after_tree_change)
