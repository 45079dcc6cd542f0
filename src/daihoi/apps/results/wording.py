"""The words in which the log shows what it keeps of results."""

from collections.abc import Iterator

from daihoi.apps.accounts.wording import say
from daihoi.apps.results.entry.columns import ELECTION, EXCEPTION, PERSON
from daihoi.core.regulations.loading import PACK_KEYS, load_pack
from daihoi.core.regulations.terms import ElectedBody, Outcome

_SAID_OTHERWISE = ("rule", "authority", "member_code")

for column in (*ELECTION, *PERSON, *EXCEPTION):
    if column.name not in _SAID_OTHERWISE:
        say(column.name, column.heading, column.terms.choices if column.terms else None)


def _rules() -> Iterator[tuple[str, str]]:
    return ((rule.key, rule.title_vi) for key in PACK_KEYS for rule in load_pack(key).rules())


say("bodies", "Cuộc bầu")
say("body", "Cuộc bầu", ElectedBody.choices)
say("people", "Người")
say("member_code", "Mã đảng viên")
say("mandates", "Phiếu bầu")
say("outcome", "Kết quả", Outcome.choices)
say("votes", "Số phiếu")
say("exceptions", "Trường hợp riêng")
say("rule", "Quy định", _rules)
say("authority", "Cấp cho phép")
say("revision", "Lần lưu")
say("submitted_on", "Ngày gửi")
say("decided_on", "Ngày quyết định")
say("decision_number", "Số quyết định")
