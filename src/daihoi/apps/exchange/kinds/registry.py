"""Every kind of import by its key."""

from daihoi.apps.exchange.kinds import calendar, members, result_check, results, unit_check, unit_writing, units
from daihoi.apps.exchange.kinds.kind import BLANK_KEEPS, Kind
from daihoi.apps.exchange.models import Import
from daihoi.core.language import msgid

_UNITS = Kind(
    Import.Kind.UNITS,
    (units.FORM,),
    msgid("Danh sách đơn vị, cấp trên và cấp trong chu kỳ."),
    BLANK_KEEPS,
    unit_check.check,
    unit_writing.write,
)
_RESULTS = Kind(
    Import.Kind.RESULTS,
    (results.BODIES, results.PEOPLE),
    msgid("Các cuộc bầu và nhân sự của từng đại hội."),
    "Kết quả của mỗi đơn vị có trong tệp thay cho toàn bộ kết quả đã ghi của đơn vị đó.",
    result_check.check,
    result_check.write,
)
KINDS: dict[str, Kind] = {kind.key: kind for kind in (_UNITS, members.KIND, calendar.KIND, _RESULTS)}
