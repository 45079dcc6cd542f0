"""The words in which the log shows what it keeps of results."""

from daihoi.apps.accounts.wording import say
from daihoi.core.regulations.loading import PACK_KEYS, load_pack
from daihoi.core.regulations.terms import (
    ElectedBody,
    ElectedBy,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

say("bodies", "Cuộc bầu")
say("body", "Cuộc bầu", dict(ElectedBody.choices()))
say("seats", "Số lượng cần bầu")
say("list_size", "Danh sách bầu cử")
say("alternate_seats", "Dự khuyết cần bầu")
say("issued", "Phiếu phát ra")
say("returned", "Phiếu thu về")
say("valid", "Phiếu hợp lệ")
say("invalid", "Phiếu không hợp lệ")
say("base", "Số tính kết quả")
say("rounds", "Số vòng bầu")
say("elected_by", "Nơi bầu", dict(ElectedBy.choices()))
say("people", "Người")
say("birth_date", "Ngày sinh")
say("sex", "Giới tính", dict(Sex.choices()))
say("standing", "Tái cử hay lần đầu", dict(Standing.choices()))
say("degree", "Trình độ chuyên môn", dict(ProfessionalDegree.choices()))
say("theory", "Lý luận chính trị", dict(PoliticalTheory.choices()))
say("ethnicity", "Dân tộc")
say("religion", "Tôn giáo")
say("in_planning_list", "Trong quy hoạch")
say("local", "Người địa phương")
say("member_code", "Mã đảng viên")
say("mandates", "Phiếu bầu")
say("outcome", "Kết quả", dict(Outcome.choices()))
say("votes", "Số phiếu")
say("exceptions", "Trường hợp riêng")
say("rule", "Quy định", {rule.key: rule.title_vi for key in PACK_KEYS for rule in load_pack(key).rules()})
say("authority", "Cấp cho phép")
say("document_number", "Số văn bản")
say("document_date", "Ngày văn bản")
say("reason", "Lý do")
say("revision", "Lần lưu")
say("submitted_on", "Ngày gửi")
say("decided_on", "Ngày quyết định")
say("decision_number", "Số quyết định")
