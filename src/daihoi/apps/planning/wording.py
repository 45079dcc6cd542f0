"""The words in which the log shows what it keeps of cycles and congresses."""

from daihoi.apps.accounts.wording import say
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole, ResultStatus

say("term", "Nhiệm kỳ")
say("pack", "Bộ quy định")
say("begins_on", "Mở từ ngày")
say("ends_on", "Kết thúc ngày")
say("clock", "Ngày làm việc đặt sẵn")
say("cycle", "Chu kỳ")
say("previous", "Chu kỳ trước")
say("year", "Năm")
say("days_off", "Ngày nghỉ")
say("day", "Ngày")
say("worked", "Ngày làm bù")
say("complete", "Đã đủ các ngày nghỉ của năm")
say("added", "Thêm")
say("kept", "Giữ nguyên")
say("unknown", "Chưa rõ cấp")
say("opened_on", "Ngày khai mạc")
say("closed_on", "Ngày bế mạc")
say("planned_on", "Ngày dự kiến")
say("form", "Hình thức", CongressForm.choices)
say("contents", "Nội dung", ContentsVariant.choices)
say("pilot", "Đại hội điểm")
say("ordinal", "Đại hội lần thứ")
say("status", "Tình trạng", lambda: [*CongressStatus.choices(), *ResultStatus.choices()])
say("official_members", "Đảng viên chính thức")
say("probationary_members", "Đảng viên dự bị")
say("summoned", "Được triệu tập")
say("present", "Có mặt")
for _role in LevelRole:
    say(str(_role), _role.label_vi)
