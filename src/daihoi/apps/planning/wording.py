"""The words in which the log shows what it keeps of cycles and congresses."""

from daihoi.apps.accounts.wording import tell
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole, ResultStatus

tell("term", "Nhiệm kỳ")
tell("pack", "Bộ quy định")
tell("begins_on", "Mở từ ngày")
tell("ends_on", "Kết thúc ngày")
tell("clock", "Ngày làm việc đặt sẵn")
tell("cycle", "Chu kỳ")
tell("previous", "Chu kỳ trước")
tell("year", "Năm")
tell("days_off", "Ngày nghỉ")
tell("day", "Ngày")
tell("worked", "Ngày làm bù")
tell("complete", "Đã đủ các ngày nghỉ của năm")
tell("added", "Thêm")
tell("kept", "Giữ nguyên")
tell("unknown", "Chưa rõ cấp")
tell("opened_on", "Ngày khai mạc")
tell("closed_on", "Ngày bế mạc")
tell("planned_on", "Ngày dự kiến")
tell("form", "Hình thức", CongressForm.choices)
tell("contents", "Nội dung", ContentsVariant.choices)
tell("pilot", "Đại hội điểm")
tell("ordinal", "Đại hội lần thứ")
tell("status", "Tình trạng", lambda: [*CongressStatus.choices(), *ResultStatus.choices()])
tell("official_members", "Đảng viên chính thức")
tell("probationary_members", "Đảng viên dự bị")
tell("summoned", "Được triệu tập")
tell("present", "Có mặt")
for _role in LevelRole:
    tell(str(_role), _role.label_vi)
