from django.apps import AppConfig
from django.core.signals import request_started


class PlanningConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.planning"
    label = "planning"

    def ready(self) -> None:
        import daihoi.apps.planning.wording  # noqa: PLC0415, F401 (tells its words)
        from daihoi.apps.frame.origin import read_origins_with  # noqa: PLC0415 (models load first)
        from daihoi.apps.organisation.bars import add_bar  # noqa: PLC0415
        from daihoi.apps.organisation.columns import add_unit_columns  # noqa: PLC0415
        from daihoi.apps.planning.holidays import forget  # noqa: PLC0415
        from daihoi.apps.planning.listings import ROLE_OF_UNIT  # noqa: PLC0415
        from daihoi.apps.planning.origin import origin_from  # noqa: PLC0415
        from daihoi.apps.planning.queries import no_unit_below_cell  # noqa: PLC0415

        add_unit_columns(ROLE_OF_UNIT)
        add_bar(no_unit_below_cell)
        read_origins_with(origin_from)
        request_started.connect(forget, dispatch_uid="holidays")
