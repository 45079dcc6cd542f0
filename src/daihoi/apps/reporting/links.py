"""Where a figure leads: to its records, for those whose role may open records."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.organisation.models import Unit
from daihoi.apps.reporting.discretion import Sight, opens_to_all, sight_of


@dataclass(frozen=True)
class RecordLinks:
    """The addresses of the records behind figures; of people only for those who may see people."""

    query: QueryDict
    sight: Sight

    def below(self, measure: str, role: str = "") -> Callable[[str], str]:
        """Give the function from a unit's code to the records behind a measure of a level there."""
        if self.sight is Sight.FIGURES and not opens_to_all(measure):
            return lambda code: ""  # noqa: ARG005 (whoever sees figures only opens no unit's people)
        more = {"cap": role} if role else {}
        return unit_addresses("reporting:records", self.query, measure, **more)

    def of(self, unit: Unit) -> Callable[[str, str], str]:
        """Give the function from a measure and a level to the records behind it in one unit."""
        return lambda measure, role: self.below(measure, role)(unit.code)


def record_links(request: HttpRequest, unit: Unit) -> RecordLinks:
    """Give the links that the person's role allows on a page about a unit."""
    return RecordLinks(request.GET, sight_of(request.user, unit))  # type: ignore[arg-type]
