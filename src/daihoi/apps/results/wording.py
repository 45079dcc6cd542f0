"""The words in which the log shows what it keeps of results."""

from collections.abc import Iterator

from daihoi.apps.accounts.wording import tell
from daihoi.apps.results.entry.columns import ELECTION, EXCEPTION, PERSON
from daihoi.core.regulations.loading import PACK_KEYS, load_pack
from daihoi.core.regulations.terms import ElectedBody, Outcome

_SAID_OTHERWISE = ("rule", "authority", "member_code")

for column in (*ELECTION, *PERSON, *EXCEPTION):
    if column.name not in _SAID_OTHERWISE:
        tell(column.name, column.heading, column.terms.choices if column.terms else None)


def _rules() -> Iterator[tuple[str, str]]:
    return ((rule.key, rule.title_vi) for key in PACK_KEYS for rule in load_pack(key).rules())


tell("bodies", "Cuộc bầu")
tell("body", "Cuộc bầu", ElectedBody.choices)
tell("people", "Người")
tell("member_code", "Mã đảng viên")
tell("mandates", "Phiếu bầu")
tell("outcome", "Kết quả", Outcome.choices)
tell("votes", "Số phiếu")
tell("exceptions", "Trường hợp riêng")
tell("rule", "Quy định", _rules)
tell("authority", "Cấp cho phép")
tell("revision", "Lần lưu")
tell("submitted_on", "Ngày gửi")
tell("decided_on", "Ngày quyết định")
tell("decision_number", "Số quyết định")
