"""Where a figure leads: to its records, for those whose role may open records."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.organisation.models import Unit


@dataclass(frozen=True)
class RecordLinks:
    """The addresses of the records behind figures; empty for those who may see figures only."""

    query: QueryDict
    opens: bool

    def below(self, measure: str, role: str = "") -> Callable[[str], str]:
        """Give the function from a unit's code to the records behind a measure of a level there."""
        if not self.opens:
            return lambda code: ""  # noqa: ARG005 (a reader opens no unit's records)
        more = {"cap": role} if role else {}
        return unit_addresses("reporting:records", self.query, measure, **more)

    def of(self, unit: Unit) -> Callable[[str, str], str]:
        """Give the function from a measure and a level to the records behind it in one unit."""
        return lambda measure, role: self.below(measure, role)(unit.code)


def record_links(request: HttpRequest, unit: Unit) -> RecordLinks:
    """Give the links that the person's role allows on a page about a unit."""
    return RecordLinks(request.GET, reaches(request.user, unit.path, Permission.VIEW_RESULTS))  # type: ignore[arg-type]
