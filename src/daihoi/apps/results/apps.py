from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The room as Django knows it."""

    name = "daihoi.apps.results"
    label = "results"

    def ready(self) -> None:
        """Bar changes of a congress whose result was sent up or approved, or that the ballots of a draft contradict."""
        import daihoi.apps.results.wording  # noqa: PLC0415, F401 (tells its words)
        from daihoi.apps.planning.services import add_bar, add_lock  # noqa: PLC0415 (models load after the registry)
        from daihoi.apps.results.services import contradictions, lock_reason  # noqa: PLC0415

        add_lock(lock_reason)
        add_bar(contradictions)
