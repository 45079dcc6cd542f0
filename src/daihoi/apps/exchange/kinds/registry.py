"""Every kind of import by its key."""

from daihoi.apps.exchange.kinds import calendar, members, unit_check, unit_writing, units
from daihoi.apps.exchange.kinds.kind import Kind
from daihoi.apps.exchange.models import Import

_UNITS = Kind(
    Import.Kind.UNITS,
    (units.FORM,),
    "Danh sách đơn vị, cấp trên và cấp trong chu kỳ.",
    unit_check.check,
    unit_writing.write,
)
KINDS: dict[str, Kind] = {kind.key: kind for kind in (_UNITS, members.KIND, calendar.KIND)}
