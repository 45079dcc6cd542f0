from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The room as Django knows it; it listens for changed congresses and for a changed tree."""

    name = "daihoi.apps.reporting"
    label = "reporting"

    def ready(self) -> None:
        import daihoi.apps.reporting.wording  # noqa: PLC0415, F401 (tells its words)
        from daihoi.apps.organisation.changes import on_tree_change  # noqa: PLC0415 (models load first)
        from daihoi.apps.planning.changes import on_congress_change, on_cycle_change  # noqa: PLC0415
        from daihoi.apps.reporting import services  # noqa: PLC0415

        on_congress_change(services.follow_congresses)
        on_cycle_change(services.rebuild_totals)
        on_tree_change(services.follow_tree)
